"""Reads verdicts, those on customers a person may see."""

from django.db.models import QuerySet

from clientela.kernel import clock
from clientela.retention.errors import VerdictMissing
from clientela.retention.models import Verdict
from clientela.retention.queries.areas import Area
from clientela.staff.queries import Person


def visible_verdicts(person: Person) -> QuerySet[Verdict]:
    """The verdicts on customers a person may see, the latest first."""
    seen = Area().narrow(person, Verdict.objects.all(), "customer__")
    return seen.select_related("customer__figures").order_by("-id")


def verdicts_in_force(person: Person) -> QuerySet[Verdict]:
    """Those that keep something quiet today, the first to run out first."""
    return (
        visible_verdicts(person)
        .filter(lifted_at=None, until_on__gte=clock.today())
        .order_by("until_on", "id")
    )


def get_verdict(person: Person, ref: str) -> Verdict:
    """The verdict of a reference; raises VerdictMissing where it is not the person's to see."""
    found = visible_verdicts(person).filter(ref=ref).first()
    if found is None:
        raise VerdictMissing
    return found
