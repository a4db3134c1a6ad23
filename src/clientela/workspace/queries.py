"""Reads what a person's day holds, across rooms, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from clientela.agenda import queries as agenda
from clientela.agenda.kinds import Action, Kind, action_of, kind_of, list_kinds
from clientela.agenda.reasons import sentence
from clientela.customers.queries import (
    CustomerLabel,
    Strips,
    average_completeness,
    labels_of,
    post_name,
    strips_of,
)
from clientela.kernel import clock
from clientela.kernel.money import Money
from clientela.retention.queries import AlertWork, alert_ref_of_work, alert_work_of
from clientela.shell.graphics.rhythm import Strip
from clientela.shell.registry import Hit, SearchSource, search_sources
from clientela.staff.queries import get_company
from clientela.workspace import rules

if TYPE_CHECKING:
    from clientela.agenda.queries import WorkItem
    from clientela.staff.queries import Person

COMING = 6
AHEAD = timedelta(days=7)
SHOWN = 40  # more than anybody does in a day; the rest is one click away
HITS_EACH = 6


@dataclass(frozen=True)
class Contact:
    """Whom to turn to."""

    name: str
    post: str
    phone: str


@dataclass(frozen=True)
class Row:
    """One thing to do, as drawn."""

    item: "WorkItem"
    customer: CustomerLabel | None
    strip: Strip | None
    currency: str

    @property
    def kind(self) -> Kind:
        """Its kind."""
        return kind_of(self.item.kind)

    @property
    def action(self) -> Action:
        """What settles it."""
        return action_of(self.item.action)

    @property
    def why(self) -> SafeString:
        """The reason in the reader's language."""
        return sentence(self.item.reason_code, self.item.facts, self.item.reason)

    @property
    def stake(self) -> Money | None:
        """What is at stake."""
        minor = self.item.stake_minor
        return Money(minor, self.item.currency or self.currency) if minor else None

    @property
    def contact(self) -> Contact | None:
        """Whom to turn to, where the finder knew."""
        facts = self.item.facts
        if not facts.get("contact"):
            return None
        return Contact(
            facts["contact"], post_name(facts.get("contact_post", "")), facts.get("contact_phone", "")
        )

    @property
    def alert_ref(self) -> str:
        """The alert behind it, where it is one."""
        return alert_ref_of_work(self.item.key)


@dataclass(frozen=True)
class Group:
    """Rows under one heading."""

    key: str
    title: str
    rows: Sequence[Row]
    count: int
    stake: Money | None


@dataclass(frozen=True)
class Chip:
    """A kind with the number of things of it and the money at stake in them."""

    kind: Kind
    count: int
    stake_minor: int


class Today:
    """A person's day: what to do and why, what was done."""

    def __init__(self, person: "Person", *, by: str, kind: str, shows_all: bool = False) -> None:
        self.person = person
        self.by = rules.chosen(by, rules.GROUPINGS)
        self.kind = kind
        self.shows_all = shows_all
        self.on = clock.today()
        self.currency = get_company().currency

    @cached_property
    def chips(self) -> list[Chip]:
        """The kinds there are, in order."""
        totals = agenda.totals_by_kind(self.person, self.on)
        return [Chip(kind, *totals[kind.key]) for kind in list_kinds() if kind.key in totals]

    @property
    def open_count(self) -> int:
        """How many things wait."""
        return sum(chip.count for chip in self.chips)

    @cached_property
    def rows(self) -> list[Row]:
        """What to do, the most valuable first."""
        items = agenda.open_items_of(self.person, self.on)
        wanted = items.filter(kind=self.kind) if self.kind else items
        return self._drawn(list(wanted[: None if self.shows_all else SHOWN]))

    @property
    def hidden_count(self) -> int:
        """How many things are not shown yet."""
        counted = sum(chip.count for chip in self.chips if self.kind in ("", chip.kind.key))
        return counted - len(self.rows)

    @cached_property
    def groups(self) -> list[Group]:
        """The rows under their headings."""
        return {"kind": self._by_kind, "stake": self._by_stake, "time": self._by_time}[self.by]()

    @cached_property
    def done(self) -> list[Row]:
        """What was done today."""
        return self._drawn(list(agenda.done_today(self.person)[:SHOWN]))

    @property
    def done_stake(self) -> Money:
        """What was looked after today."""
        return Money(sum(row.item.stake_minor for row in self.done), self.currency)

    @cached_property
    def alerts(self) -> AlertWork:
        """What came of this week's work on alerts."""
        return alert_work_of(self.person, self.on - timedelta(days=self.on.weekday()))

    @property
    def saved(self) -> Money:
        """What the customers who ordered again are worth a year."""
        return Money(self.alerts.saved_minor, self.currency)

    @property
    def share_acted_on(self) -> int:
        """Percentage of the alerts on the list that somebody acted on."""
        return rules.share_done(self.alerts.acted_on, self.alerts.listed - self.alerts.acted_on)

    @cached_property
    def completeness(self) -> float | None:
        """How complete the person's own cards are on average."""
        return average_completeness(self.person)

    @property
    def completeness_percent(self) -> float:
        """The same for its bar."""
        return 100 * (self.completeness or 0)

    @cached_property
    def coming(self) -> list[Row]:
        """What falls due in the next days."""
        return self._drawn(list(agenda.items_due_between(self.person, self.on, self.on + AHEAD)[:COMING]))

    @property
    def share_done(self) -> int:
        """Percentage of the day that is done."""
        return rules.share_done(len(self.done), self.open_count)

    @property
    def focus(self) -> Row | None:
        """The row to begin with."""
        return self.groups[0].rows[0] if self.groups else None

    def _drawn(self, items: Sequence["WorkItem"]) -> list[Row]:
        ids = [item.customer_id for item in items if item.customer_id]
        labels, strips = labels_of(ids), strips_of(ids)
        return [self._row(item, labels, strips) for item in items]

    def _row(self, item: "WorkItem", labels: dict[int, CustomerLabel], strips: Strips) -> Row:
        key = item.customer_id or 0
        return Row(item, labels.get(key), strips.get(key) if item.kind == "alert" else None, self.currency)

    def _by_kind(self) -> list[Group]:
        by_kind = rules.grouped(self.rows, lambda row: row.kind.key)
        return [
            Group(chip.kind.key, str(chip.kind.plural), by_kind[chip.kind.key], chip.count, self._money(chip))
            for chip in self.chips
            if chip.kind.key in by_kind
        ]

    def _by_stake(self) -> list[Group]:
        counted = [chip for chip in self.chips if self.kind in ("", chip.kind.key)]
        count = sum(chip.count for chip in counted)
        return [Group("stake", _("By stake"), self.rows, count, self._money(*counted))] if self.rows else []

    def _by_time(self) -> list[Group]:
        late = [row for row in self.rows if row.item.due_on < self.on]
        due = sorted((row for row in self.rows if row.item.due_on >= self.on), key=_time_of)
        parts = [("late", _("Was due before"), late), ("today", _("Due now"), due)]
        return [Group(*part, len(part[-1]), None) for part in parts if part[-1]]

    def _money(self, *chips: Chip) -> Money | None:
        minor = sum(chip.stake_minor for chip in chips)
        return Money(minor, self.currency) if minor else None


def _time_of(row: Row) -> tuple[bool, str]:
    at = row.item.due_at
    return (at is None, at.isoformat() if at else "")


def find_everywhere(person: "Person", query: str) -> list[tuple[SearchSource, Sequence[Hit]]]:
    """What the palette finds, source by source."""
    found = [(source, source.find(person, query, HITS_EACH)) for source in search_sources()]
    return [(source, hits) for source, hits in found if hits]


def greeting(person: "Person", hour: int) -> str:
    """A greeting by the reader's clock."""
    words = {"morning": _("Good morning, %(name)s."), "afternoon": _("Good afternoon, %(name)s.")}
    return words.get(rules.part_of_day(hour), _("Good evening, %(name)s.")) % {"name": person.name}
