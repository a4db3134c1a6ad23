"""The list of work items: what a person may see of everybody's work."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela.agenda.kinds import Kind, kind_of, list_kinds
from clientela.agenda.models import State, WorkItem
from clientela.agenda.queries import people_to_give_work, visible_items
from clientela.agenda.reasons import sentence
from clientela.shell.listing import (
    Column,
    Filter,
    ListSpec,
    ListView,
    Page,
    bounded_count,
    matching,
    page_of,
    read_state,
)
from clientela.staff.queries import views_for

if TYPE_CHECKING:
    from clientela.staff.models import Person

LIST_KEY = "agenda"


@dataclass(frozen=True)
class ItemRow:
    """A work item as its row draws it."""

    item: WorkItem

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return kind_of(self.item.kind)

    @property
    def why(self) -> SafeString:
        """Its reason in the reader's language."""
        return sentence(self.item.reason_code, self.item.facts, self.item.reason)


def spec_for(person: "Person") -> ListSpec:
    """The list's columns, filters and sorts for a reader."""
    people = [(each.ref, each.name) for each in people_to_give_work(person)]
    return ListSpec(
        key=LIST_KEY,
        columns=[
            Column("kind", gettext_lazy("Kind")),
            Column("reason", gettext_lazy("What and why")),
            Column("due", gettext_lazy("Due"), sort="due_on", is_never_empty=True),
            Column("stake", gettext_lazy("At stake"), sort="rank", align="end", is_never_empty=True),
            Column("state", gettext_lazy("State")),
            Column("person", gettext_lazy("Who")),
        ],
        default_sort="due",
        filters=[
            Filter(
                "kind", gettext_lazy("Kind"), "choice", _by("kind"), [(k.key, k.label) for k in list_kinds()]
            ),
            Filter("state", gettext_lazy("State"), "choice", _by("state"), State.choices),
            Filter("person", gettext_lazy("Who"), "person", _by("person__ref"), people),
            Filter("due", gettext_lazy("Due"), "date", _due_between),
        ],
    )


def list_context(person: "Person", params: QueryDict) -> dict[str, Any]:
    """What the list's template needs."""
    state = read_state(params, spec_for(person))
    seen = visible_items(person)
    page = page_of(seen, state)
    drawn = Page([ItemRow(item) for item in page.rows], page.next_cursor, page.previous_cursor)
    return {
        "heading": _("Work"),
        "listing": ListView(state, drawn, bounded_count(matching(seen, state))),
        "row_template": "agenda/_item_row.html",
        "views": views_for(person, LIST_KEY),
        "empty_title": _("Nothing to do"),
        "empty_text": _("Work appears here as soon as somebody, or the nightly evaluation, finds it."),
    }


def _by(path: str) -> Any:
    return lambda rows, values: rows.filter(**{f"{path}__in": values})


def _due_between(rows: Any, span: Any) -> Any:
    first, last = span
    rows = rows.filter(due_on__gte=first) if first else rows
    return rows.filter(due_on__lte=last) if last else rows
