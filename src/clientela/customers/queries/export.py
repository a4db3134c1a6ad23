"""Customers as rows of a file."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from clientela.customers.models import Customer, Stage
from clientela.kernel.money import Money
from clientela.shell.graphics.marks import tier_name

BATCH = 1_000


def customer_rows(customer_ids: Sequence[int], *, sees_money: bool) -> Iterator[list[Any]]:
    """Heads, then a row a customer; money only for those who may see it."""
    yield _heads(sees_money=sees_money)
    for start in range(0, len(customer_ids), BATCH):
        ids = customer_ids[start : start + BATCH]
        related = ("owner", "team", "region", "figures")
        for customer in Customer.objects.filter(pk__in=ids).select_related(*related).order_by("pk"):
            yield _cells(customer, sees_money=sees_money)


def _heads(*, sees_money: bool) -> list[str]:
    heads = [
        _("Code"), _("Name"), _("Name in another script"), _("Stage"), _("Tier"), _("Owner"), _("Team"), _("Region"),
        _("Source"), _("Tags"), _("Phone"), _("Payment terms in days"), _("Customer since"), _("Tax id"),
        _("Days silent"), _("Last order"), _("Card complete, %"),
    ]  # fmt: skip
    return heads + (
        [_("Currency"), _("At stake"), _("Sales, 12 months"), _("Credit limit")] if sees_money else []
    )


def _cells(customer: Customer, *, sees_money: bool) -> list[Any]:
    figures = customer.figures
    cells = [
        customer.code,
        customer.name,
        customer.alt_name,
        str(Stage(customer.stage).label),
        tier_name(figures.tier),
        *(str(getattr(customer, name) or "") for name in ("owner", "team", "region")),
        customer.source,
        ", ".join(customer.tags),
        customer.phone,
        customer.terms_days,
        _day(customer.since_on),
        customer.tax_id,
        figures.silent_days if figures.last_order_on else None,
        _day(figures.last_order_on),
        customer.completeness,
    ]
    return cells + (_money_cells(customer) if sees_money else [])


def _money_cells(customer: Customer) -> list[Any]:
    amounts = (
        customer.figures.value_at_risk_minor,
        customer.figures.sales_12m_minor,
        customer.credit_limit_minor,
    )
    return [
        customer.currency,
        *(None if each is None else Money(each, customer.currency).amount for each in amounts),
    ]


def _day(value: Any) -> str:
    return value.isoformat() if value else ""
