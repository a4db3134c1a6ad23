"""Reads standings, those of customers a person may see."""

from django.db.models import QuerySet

from clientela.retention.models import Standing
from clientela.retention.queries.areas import Area
from clientela.staff.queries import Person


def visible_standings(person: Person) -> QuerySet[Standing]:
    """The standings of the customers a person may see."""
    return Area().narrow(person, Standing.objects.all(), "customer__").select_related("customer")
