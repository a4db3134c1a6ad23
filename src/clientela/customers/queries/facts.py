"""The fields of a card as its facts show them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from clientela.customers.models import Customer, Stage
from clientela.kernel.money import Money
from clientela.shell.wording import day_full, days, money

SHOWN = (
    "business", "phone", "website", "region", "team", "source", "tags", "terms_days", "credit_limit_minor",
    "price_level", "tax_id", "since_on", "code", "alt_name", "short_name", "note",
)  # fmt: skip
WITH_MONEY = frozenset({"credit_limit_minor"})


@dataclass(frozen=True)
class ShownField:
    """A field in words."""

    name: str
    label: str
    words: str


def shown_facts(customer: Customer, *, sees_money: bool) -> list[ShownField]:
    """The fields a person may see, in the order of the card."""
    return [shown_field(customer, name) for name in SHOWN if sees_money or name not in WITH_MONEY]


def shown_field(customer: Customer, name: str) -> ShownField:
    """One field in words; empty words where it is not known."""
    label = label_of(name)
    return ShownField(name, label[:1].upper() + label[1:], _words(customer, name))


def label_of(name: str) -> str:
    """What a field of the card is called."""
    column: Any = Customer._meta.get_field(name)
    return str(column.verbose_name)


def _words(customer: Customer, name: str) -> str:
    value: Any = getattr(customer, name)
    if value in (None, "", []):
        return ""
    readers: dict[str, Callable[[Any], str]] = {
        "tags": ", ".join,
        "terms_days": days,
        "credit_limit_minor": lambda minor: money(Money(minor, customer.currency)),
        "since_on": day_full,
        "stage": lambda stage: str(Stage(stage).label),
    }
    if name == "terms_days" and value == 0:
        return _("at once")
    return readers.get(name, str)(value)
