"""Changes a card: one field or several, refused where somebody changed them meanwhile."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from clientela.customers.errors import ChangedMeanwhile, CodeTaken, InvalidFields
from clientela.customers.models import Customer
from clientela.customers.services.derive import refresh
from clientela.customers.services.moments import NewMoment, record_moments
from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set, history_of
from clientela.kernel.changes.tracking import encode

HISTORY_READ = 50


def edit_customer(
    actor: Actor,
    customer: Customer,
    *,
    before: Mapping[str, Any] | None = None,
    reason: str = "",
    **values: Any,
) -> Customer:
    """Set fields of a card; `before` holds the values the person saw, by column, and a Conflict names what differs."""
    with change_set(actor, kind="customers.edit", reason=reason) as changes:
        kept = Customer.objects.select_for_update(of=["self"]).select_related("owner").get(pk=customer.pk)
        _require_unchanged(kept, before or {}, values)
        _require_sound(kept, values)
        old_owner, old_stage = kept.owner, kept.stage
        changed = changes.update(kept, **with_owners_team(values))
        if changed:
            refresh([kept.pk])
        moments = [owner_moment(kept, old_owner)] if "owner_id" in changed else []
        moments += [stage_moment(kept, old_stage)] if "stage" in changed else []
        record_moments(actor, moments)
    kept.refresh_from_db()
    return kept


def check_card(actor: Actor, customer: Customer) -> Customer:
    """Note that somebody went through the card and found it right."""
    with change_set(actor, kind="customers.check_card") as changes:
        changes.update(customer, card_checked_at=clock.now())
    return customer


def with_owners_team(values: Mapping[str, Any]) -> dict[str, Any]:
    """A new owner brings the team along, so that his supervisor sees the customer."""
    owner = values.get("owner")
    return dict(values) if owner is None or "team" in values else {**values, "team": owner.team}


def owner_moment(customer: Customer, old_owner: Any) -> NewMoment:
    """The moment of a new owner."""
    names = {"old": str(old_owner or ""), "new": str(customer.owner or "")}
    return NewMoment(customer.pk, "owner", facts=names)


def stage_moment(customer: Customer, old_stage: str) -> NewMoment:
    """The moment of a new stage."""
    return NewMoment(customer.pk, "stage", facts={"old": old_stage, "new": customer.stage})


def _require_unchanged(kept: Customer, before: Mapping[str, Any], values: Mapping[str, Any]) -> None:
    for column, seen in before.items():
        field: Any = Customer._meta.get_field(column)
        now = encode(getattr(kept, field.attname))
        if now != seen:
            entries = history_of(kept, HISTORY_READ)
            who = next((each.who for each in entries if field.attname in {f.name for f in each.fields}), "")
            wanted = values.get(field.name, values.get(field.attname))
            theirs = getattr(kept, field.name) if field.is_relation else now
            label = str(field.verbose_name)
            raise ChangedMeanwhile(label, yours=str(wanted or ""), theirs=str(theirs or ""), who=who)


def _require_sound(kept: Customer, values: Mapping[str, Any]) -> None:
    if "name" in values and not str(values["name"]).strip():
        raise InvalidFields({"name": _("A customer needs a name.")})
    code = values.get("code")
    if code is not None and not str(code).strip():
        raise InvalidFields({"code": _("A customer needs a code.")})
    if code and Customer.objects.filter(code=code).exclude(pk=kept.pk).exists():
        raise CodeTaken(code)
