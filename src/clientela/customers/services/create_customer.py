"""Adds customers to the company."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from clientela.customers.errors import CodeTaken, InvalidFields
from clientela.customers.models import Customer
from clientela.customers.services.derive import refresh
from clientela.customers.services.moments import NewMoment, record_moments
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.kernel.reading_names import pinyin_key
from clientela.staff.queries import get_company

CODE_DIGITS = 5
ASK_AT_ONCE = 500
Values = Mapping[str, Any]


def create_customer(actor: Actor, **values: Any) -> Customer:
    """Add a customer; without a code it gets the next free one, without a team or region its owner's."""
    customer = create_customers(actor, [values])[0]
    customer.refresh_from_db()
    return customer


def create_customers(
    actor: Actor, rows: Sequence[Values], *, kind: str = "customers.create"
) -> list[Customer]:
    """Add many customers in one change set; raises CodeTaken where a code is not free."""
    customers = [_build(row) for row in rows]
    with change_set(actor, kind=kind) as changes:
        give_codes(customers)
        _require_free_codes(customers)
        made = changes.bulk_create(customers)
        refresh([customer.pk for customer in made], new=True)
        record_moments(actor, [NewMoment(customer_id=customer.pk, kind="created") for customer in made])
    return made


def _build(row: Values) -> Customer:
    values = dict(row)
    if not str(values.get("name", "")).strip():
        raise InvalidFields({"name": _("A customer needs a name.")})
    values.setdefault("currency", get_company().currency)
    customer = Customer(**values, sort_key=pinyin_key(values["name"]))
    place_with_owner(customer)
    return customer


def place_with_owner(customer: Customer) -> None:
    """Where team or region are open, take the owner's."""
    owner = customer.owner
    if owner is None:
        return
    if customer.team_id is None:
        customer.team_id = owner.team_id
    if customer.region_id is None:
        customer.region_id = owner.region_id


def give_codes(customers: Sequence[Customer]) -> None:
    """Give the next free codes to those without one."""
    without = [customer for customer in customers if not customer.code]
    if not without:
        return
    latest = Customer.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    taken = set(Customer.objects.filter(code__startswith="C").values_list("code", flat=True))
    taken.update(customer.code for customer in customers)
    number = latest
    for customer in without:
        number += 1
        while (code := f"C{number:0{CODE_DIGITS}d}") in taken:
            number += 1
        customer.code = code


def _require_free_codes(customers: Sequence[Customer]) -> None:
    codes = [customer.code for customer in customers]
    for start in range(0, len(codes), ASK_AT_ONCE):
        batch = codes[start : start + ASK_AT_ONCE]
        if taken := Customer.objects.filter(code__in=batch).values_list("code", flat=True).first():
            raise CodeTaken(taken)
    if len(set(codes)) < len(codes):
        raise CodeTaken(next(code for code in codes if codes.count(code) > 1))
