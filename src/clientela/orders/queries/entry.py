"""What somebody typing an order wants to know: products by any name, and what the customer paid before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, Max, QuerySet, Sum

from clientela.catalog.queries import Product, find_products, products_on_sale
from clientela.kernel import clock
from clientela.kernel.money import round_half_up
from clientela.orders.models import Kind, Order, OrderLine, State
from clientela.staff.queries import Person

CHOICES = 8
REMEMBERED = 5
HABIT_DAYS = 180
HABITS = 4


@dataclass(frozen=True)
class Paid:
    """What a customer paid for a product, and when."""

    price: Decimal
    quantity: Decimal
    on: date


@dataclass(frozen=True)
class Choice:
    """A product that fits what was typed, with what the customer paid last."""

    product: Product
    paid: Paid | None

    @property
    def price(self) -> Decimal | None:
        """What it will cost unless said otherwise: the last price, or the list's."""
        return self.paid.price if self.paid else self.product.price


@dataclass(frozen=True)
class Habit:
    """A product a customer usually orders."""

    product_id: int
    orders: int
    quantity: Decimal


def bought_lines(customer_id: int) -> QuerySet[OrderLine]:
    """What a customer bought, the latest first."""
    sales = {"order__customer_id": customer_id, "order__kind": Kind.SALE, "order__state": State.CONFIRMED}
    return OrderLine.objects.filter(**sales).order_by("-order__ordered_on", "-order_id")


def product_choices(person: Person, customer_id: int | None, text: str) -> list[Choice]:
    """Products on sale that fit what was typed; those the customer bought before come first."""
    found = list(find_products(products_on_sale(person), text).order_by("sort_key", "id")[: 5 * CHOICES])
    paid = last_prices(customer_id, [product.pk for product in found]) if customer_id else {}
    choices = [Choice(product, paid.get(product.pk)) for product in found]
    return sorted(choices, key=lambda choice: choice.paid is None)[:CHOICES]


def last_prices(
    customer_id: int, product_ids: Collection[int], before: Order | None = None
) -> dict[int, Paid]:
    """What a customer last paid for each of some products, before an order where one is named."""
    lines = bought_lines(customer_id).filter(product__in=product_ids)
    if before:
        lines = lines.filter(order__ordered_on__lte=before.ordered_on).exclude(order=before)
    paid: dict[int, Paid] = {}
    columns = ("product_id", "unit_price", "quantity", "order__ordered_on")
    for product_id, price, quantity, on in lines.values_list(*columns):
        paid.setdefault(product_id, Paid(price, quantity, on))
    return paid


def price_memory(customer_id: int, product_id: int) -> list[Paid]:
    """What a customer paid for a product the last times."""
    lines = bought_lines(customer_id).filter(product_id=product_id)
    rows = lines.values_list("unit_price", "quantity", "order__ordered_on")[:REMEMBERED]
    return [Paid(Decimal(price), Decimal(quantity), on) for price, quantity, on in rows]


def habits_of(customer_id: int) -> list[Habit]:
    """What a customer usually orders, the most usual first."""
    since = clock.today() - timedelta(days=HABIT_DAYS)
    lines = bought_lines(customer_id).filter(order__ordered_on__gte=since, product__is_active=True).order_by()
    rows = lines.values("product_id").annotate(
        orders=Count("order", distinct=True), quantity=Sum("quantity"), last=Max("order_id")
    )
    usual = rows.filter(orders__gte=2).order_by("-orders", "-last")[: 4 * HABITS]
    return [
        Habit(row["product_id"], row["orders"], round_half_up(row["quantity"] / row["orders"]))
        for row in usual
    ]
