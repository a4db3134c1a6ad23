"""Customers, products and orders for the tests of this room and those above."""

from datetime import date
from decimal import Decimal
from typing import Any

from clientela.catalog.models import Product
from clientela.catalog.services import create_product
from clientela.customers.models import Customer
from clientela.customers.services import create_customer
from clientela.kernel.actors import SYSTEM
from clientela.orders.models import Order
from clientela.orders.services import Line, NewOrder, record_order
from clientela.staff.models import Person


def make_customer(name: str = "Foshan Hengli", owner: Person | None = None, **values: Any) -> Customer:
    return create_customer(SYSTEM, name=name, owner=owner, **values)


def make_product(code: str = "KS-2802", **values: Any) -> Product:
    given = {"name": f"Product {code}", "price": Decimal("31.50"), "unit": "pc", **values}
    return create_product(SYSTEM, code=code, **given)


def line(quantity: str = "2", price: str = "31.50", name: str = "Steamer", **values: Any) -> Line:
    return Line(quantity=Decimal(quantity), unit_price=Decimal(price), product_name=name, **values)


def make_order(customer: Customer, *lines: Line, **values: Any) -> Order:
    values.setdefault("ordered_on", date(2026, 11, 20))
    return record_order(SYSTEM, NewOrder(customer.pk, lines or (line(),), **values))
