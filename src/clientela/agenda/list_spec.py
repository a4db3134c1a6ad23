"""What the list of the team's work is made of: its columns, filters and sorts."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from clientela.agenda.kinds import list_kinds
from clientela.agenda.models import State, WorkItem
from clientela.agenda.queries import people_to_give_work
from clientela.kernel import clock
from clientela.shell.listing import Column, Filter, ListSpec
from clientela.staff.queries import Person, active_people

Rows = QuerySet[WorkItem]
LIST_KEY = "agenda:items"


def _of_people(rows: Rows, refs: list[str]) -> Rows:
    return rows.filter(person__in=list(active_people().filter(ref__in=refs).values_list("pk", flat=True)))


def _in_states(rows: Rows, states: list[str]) -> Rows:
    return rows.filter(state__in=states)


def _of_kinds(rows: Rows, keys: list[str]) -> Rows:
    return rows.filter(kind__in=keys)


def _due(rows: Rows, span: tuple[date | None, date | None]) -> Rows:
    first, last = span
    rows = rows.filter(due_on__gte=first) if first else rows
    return rows.filter(due_on__lte=last) if last else rows


def _overdue(rows: Rows, _values: Any) -> Rows:
    return rows.filter(due_on__lt=clock.today())


def spec_for(person: Person) -> ListSpec:
    """The list as the person may see it: whose work it names is whose he sees."""
    return replace(
        SPEC,
        filters=(*SPEC.filters, Filter("person", _("Who"), "person", _of_people, lambda: _people(person))),
    )


def _people(person: Person) -> list[tuple[str, str]]:
    return list(people_to_give_work(person).values_list("ref", "name"))


SPEC = ListSpec(
    key=LIST_KEY,
    columns=(
        Column("due", _("Due"), "due_on", is_never_empty=True),
        Column("person", _("Who"), "person__name", is_never_empty=True),
        Column("customer", _("Customer")),
        Column("kind", _("Kind"), "kind", is_never_empty=True),
        Column("reason", _("Why")),
        Column("stake", _("At stake"), "stake_minor", "end", is_never_empty=True),
    ),
    default_sort="due",
    filters=(
        Filter(
            "kind", _("Kind"), "choice", _of_kinds, lambda: [(kind.key, kind.plural) for kind in list_kinds()]
        ),
        Filter("due", _("Due"), "date", _due),
        Filter("state", _("State"), "choice", _in_states, State.choices),
        Filter("overdue", _("Overdue"), "flag", _overdue),
    ),
)
