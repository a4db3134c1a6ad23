"""Customers for tests."""

from typing import Any

from clientela.customers import services
from clientela.customers.models import Customer
from clientela.kernel.actors import SYSTEM
from clientela.staff.models import Person


def customer_of(owner: Person | None, name: str = "Foshan Hengli", **values: Any) -> Customer:
    """A customer with an owner, and figures where `tier` or other figures are given."""
    figures = {key: values.pop(key) for key in FIGURES if key in values}
    made = services.create_customer(SYSTEM, name=name, owner=owner, **values)
    if figures:
        services.keep_figures(SYSTEM, [{"customer_id": made.pk, **figures}])
    return made


FIGURES = (
    "tier",
    "alert",
    "silent_days",
    "value_at_risk_minor",
    "sales_12m_minor",
    "gap_days",
    "rhythm",
    "as_of",
)
