"""Keeps how people arranged their lists."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _

from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.staff import queries
from clientela.staff.errors import InvalidFields, Missing
from clientela.staff.models import Person, PinnedView, SavedView


def save_view(
    actor: Actor,
    person: Person,
    *,
    list_key: str,
    name: str,
    pinned: bool = False,
    **values: str,
) -> SavedView:
    """Keep a list's `query` (with `colour`, `shared_with`) under a name; a name used before is replaced."""
    if not name.strip():
        raise InvalidFields({"name": _("Give the view a name.")})
    view = SavedView.objects.filter(person=person, list_key=list_key, name=name.strip()).first()
    with change_set(actor, kind="staff.save_view") as changes:
        if view is None:
            place = SavedView.objects.filter(person=person, list_key=list_key).count()
            view = SavedView(person=person, list_key=list_key, name=name.strip(), position=place, **values)
            changes.create(view)
        else:
            changes.update(view, **values)
        if pinned:
            pin_view(actor, person, ref=view.ref)
    return view


def edit_view(actor: Actor, person: Person, *, ref: str, **values: Any) -> SavedView:
    """Change one's own view: name, colour, query, whom it is shared with, its place."""
    view = _own_view(person, ref)
    with change_set(actor, kind="staff.edit_view") as changes:
        changes.update(view, **values)
    return view


def delete_view(actor: Actor, person: Person, *, ref: str) -> None:
    """Delete one's own view, for everybody it was shared with."""
    view = _own_view(person, ref)
    with change_set(actor, kind="staff.delete_view") as changes:
        for pin in view.pins.all():
            changes.delete(pin)
        changes.delete(view)


def pin_view(actor: Actor, person: Person, *, ref: str) -> PinnedView:
    """Keep a view in the person's sidebar, after those already there."""
    view = queries.get_view(person, ref)
    pin = PinnedView.objects.filter(person=person, view=view).first()
    if pin is not None:
        return pin
    with change_set(actor, kind="staff.pin_view") as changes:
        place = PinnedView.objects.filter(person=person).count()
        return changes.create(PinnedView(person=person, view=view, position=place))


def unpin_view(actor: Actor, person: Person, *, ref: str) -> None:
    """Take a view out of the person's sidebar."""
    with change_set(actor, kind="staff.unpin_view") as changes:
        for pin in PinnedView.objects.filter(person=person, view__ref=ref):
            changes.delete(pin)


def reorder_pins(actor: Actor, person: Person, *, refs: Sequence[str]) -> None:
    """Put the pinned views in the given order; those not named come after."""
    places = {ref: place for place, ref in enumerate(refs)}
    pins = list(PinnedView.objects.filter(person=person).select_related("view"))
    for pin in pins:
        pin.position = places.get(pin.view.ref, len(refs) + pin.position)
    with change_set(actor, kind="staff.reorder_pins") as changes:
        changes.bulk_update(pins, ["position"])


def _own_view(person: Person, ref: str) -> SavedView:
    view = SavedView.objects.filter(person=person, ref=ref).first()
    if view is None:
        raise Missing
    return view
