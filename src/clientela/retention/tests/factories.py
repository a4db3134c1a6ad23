"""Customers with planted histories: steady ones, and one that stopped."""

from datetime import UTC, date, datetime, timedelta

from clientela.customers.models import Customer
from clientela.orders.tests.factories import line, make_customer, make_order
from clientela.staff.models import Person

TODAY = date(2026, 11, 20)
NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
GAP = 14


def plant_history(
    owner: Person | None, name: str, *, silent: int, orders: int = 12, gap: int = GAP, price: str = "100.00"
) -> Customer:
    """A customer that ordered every `gap` days until `silent` days ago."""
    customer = make_customer(name, owner=owner)
    for back in range(orders):
        on = TODAY - timedelta(days=silent + gap * back)
        make_order(customer, line("1", price, category_name="Woks"), ordered_on=on)
    return customer


def plant_company(owner: Person, steady: int = 6) -> Customer:
    """Some customers that order on time, and one of the same owner that is late; the late one."""
    for number in range(steady):
        plant_history(owner, f"Steady {number}", silent=number + 1)
    return plant_history(owner, "Late Hotel", silent=62, price="400.00")
