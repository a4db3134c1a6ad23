"""One row of the list as it is drawn."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from clientela.agenda.kinds import kind_of
from clientela.agenda.queries import WorkItem
from clientela.customers import queries
from clientela.customers.queries import Customer, Figures
from clientela.customers.rules.marks import mark_of
from clientela.kernel import clock
from clientela.kernel.money import Money
from clientela.shell.graphics.rhythm import Strip
from clientela.shell.wording import day, days, number

SOON_DAYS = 2
FALLING = -0.10
VERY_IMPORTANT = 3


@dataclass(frozen=True)
class Step:
    """The next step in words, with the hue of its lateness."""

    words: str
    hue: str


@dataclass(frozen=True)
class ListRow:
    """A customer with everything a row says about it."""

    customer: Customer
    next_item: WorkItem | None

    @property
    def pk(self) -> int:
        """The customer's key, for the selection."""
        return self.customer.pk

    @property
    def figures(self) -> Figures:
        """What the last analysis found."""
        return self.customer.figures

    @property
    def mark(self) -> str:
        """The letter that stands for the customer."""
        return mark_of(self.customer.name, self.customer.alt_name)

    @property
    def tile(self) -> str:
        """The hue of the letter."""
        return "plum" if self.figures.tier == VERY_IMPORTANT else "none"

    @property
    def strip(self) -> Strip | None:
        """The rhythm strip."""
        return queries.strip_of(self.figures)

    @property
    def silence(self) -> str:
        """How long it has been silent."""
        return days(self.figures.silent_days) if self.figures.last_order_on or self.figures.rhythm else ""

    @property
    def is_late(self) -> bool:
        """Whether it is silent for longer than it ever is."""
        return self.figures.gap_high is not None and self.figures.silent_days > self.figures.gap_high

    @property
    def usual_gap(self) -> str:
        """The usual gap with its spread, in days."""
        figures = self.figures
        if figures.gap_days is None:
            return ""
        if figures.gap_low is None or figures.gap_high is None:
            return number(figures.gap_days)
        return f"{number(figures.gap_days)} ± {number((figures.gap_high - figures.gap_low) / 2)}"

    @property
    def stake(self) -> Money | None:
        """What is at stake a year."""
        return self._money(self.figures.value_at_risk_minor)

    @property
    def sales(self) -> Money | None:
        """Sales of the last 12 months."""
        return self._money(self.figures.sales_12m_minor)

    @property
    def sales_hue(self) -> str:
        """The hue of the change of sales."""
        change = self.figures.sales_change or 0
        return "red" if change <= FALLING else "jad" if change > 0 else ""

    @property
    def step(self) -> Step | None:
        """The next step."""
        item = self.next_item
        if item is None:
            return None
        ahead = (item.due_on - clock.today()).days
        hue = "red" if ahead <= 0 else "amber" if ahead <= SOON_DAYS else "jade"
        when = _("today") if ahead == 0 else day(item.due_on)
        return Step(f"{kind_of(item.kind).label} {when}", hue)

    def _money(self, minor: int) -> Money | None:
        return Money(minor, self.customer.currency) if minor else None
