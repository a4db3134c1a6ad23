"""Alerts as rows: the customer with its strip, why, what is at stake, what was done."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from clientela.customers.queries.strips import strip_of
from clientela.kernel.money import Money
from clientela.retention.models import Alert
from clientela.retention.queries.done import Done, done_about
from clientela.retention.sentences import why
from clientela.shell.graphics.rhythm import Strip
from clientela.shell.wording import day, for_reader

CONTACTS = {
    "call": gettext_lazy("Called %(day)s"),
    "visit": gettext_lazy("Visited %(day)s"),
    "message": gettext_lazy("Wrote %(day)s"),
}


@dataclass(frozen=True)
class AlertRow:
    """One alert as lists and the board show it."""

    alert: Alert
    strip: Strip | None
    done: Done

    @property
    def customer_url(self) -> str:
        """The card."""
        return reverse("customers:card", args=[self.alert.customer.ref])

    @property
    def names(self) -> tuple[str, str]:
        """The customer's two names, that of the reader's own script first."""
        return for_reader(self.alert.customer.name, self.alert.customer.alt_name)

    @property
    def why(self) -> SafeString:
        """The habit and the fact, without the stake that has a column of its own."""
        return why(self.alert.kind, {**self.alert.facts, "currency": self.alert.currency})

    @property
    def stake(self) -> Money:
        """What is at stake a year."""
        return Money(self.alert.stake_minor, self.alert.currency)

    @property
    def done_words(self) -> str:
        """What was done, in words."""
        return done_in_words(self.done)


def alert_rows(alerts: Sequence[Alert], as_of: date) -> list[AlertRow]:
    """Rows for alerts that were read with customer and figures."""
    done = done_about(alerts, as_of)
    return [AlertRow(alert, strip_of(alert.customer.figures), done[alert.pk]) for alert in alerts]


def done_in_words(done: Done) -> str:
    """What was done about an alert."""
    if done.kind == "nothing":
        if done.days == 0:
            return _("New today")
        return ngettext("Nothing for %(n)s day", "Nothing for %(n)s days", done.days) % {"n": done.days}
    when = day(done.on) if done.on else ""
    if done.kind == "verdict":
        return _("Reason accepted, until %(day)s") % {"day": when}
    if done.kind == "work":
        return _("Done %(day)s") % {"day": when}
    return CONTACTS[done.kind] % {"day": when}
