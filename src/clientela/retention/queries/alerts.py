"""Reads alerts, those a person may see: of the customers he sees."""

from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from clientela.customers.queries import find_customers
from clientela.kernel.money import places_of
from clientela.retention.errors import AlertMissing
from clientela.retention.models import Alert
from clientela.retention.models.alerts import Kind, State
from clientela.retention.models.results import Tier
from clientela.retention.queries.areas import Area
from clientela.shell.listing import Column, Filter, ListSpec
from clientela.staff.queries import (
    Person,
    active_people,
    get_company,
    list_regions,
    list_teams,
    region_ids_under,
)

LIST_KEY = "retention:alerts"
Rows = QuerySet[Alert]
ACTED = [("yes", _("somebody acted")), ("no", _("nobody yet"))]


def visible_alerts(person: Person, area: Area | None = None) -> Rows:
    """The alerts on customers a person may see, with the customer, its figures and owner."""
    seen = (area or Area()).narrow(person, Alert.objects.all(), "customer__")
    return seen.select_related("customer__figures", "customer__owner", "verdict")


def get_alert(person: Person, ref: str) -> Alert:
    """The alert of a reference; raises AlertMissing where it is not the person's to see."""
    found = visible_alerts(person).filter(ref=ref).first()
    if found is None:
        raise AlertMissing
    return found


def alive_on(alerts: Rows, day: date) -> Rows:
    """The alerts that were raised by a day and had not ended on it."""
    return alerts.filter(raised_on__lte=day).filter(Q(settled_on=None) | Q(settled_on__gt=day))


def top_alert_of(customer_id: int) -> Alert | None:
    """A customer's most valuable open alert, else its silenced one; the asker must see the customer."""
    alive = Alert.objects.filter(customer_id=customer_id, state__in=Alert.ALIVE).select_related("verdict")
    return alive.order_by("state", "-stake_minor", "pk").first()


def acted_share(alerts: Rows, as_of: date, *, within_days: int, over_days: int) -> float | None:
    """Of the alerts raised in a span that ended `within_days` ago, the share acted on that soon; None without any."""
    last = as_of - timedelta(days=within_days)
    raised = alerts.filter(raised_on__gt=last - timedelta(days=over_days), raised_on__lte=last)
    total = raised.count()
    if not total:
        return None
    return raised.filter(acted_on__lte=F("raised_on") + timedelta(days=within_days)).count() / total


def _one_of(column: str) -> Callable[[Rows, list[str]], Rows]:
    return lambda rows, values: rows.filter(**{f"{column}__in": values})


def _in_region(rows: Rows, refs: list[str]) -> Rows:
    below = {found for region in list_regions().filter(ref__in=refs) for found in region_ids_under(region)}
    return rows.filter(customer__region__in=below)


def _acted(rows: Rows, values: list[str]) -> Rows:
    if len(values) != 1:
        return rows
    return rows.filter(acted_on__isnull=values == ["no"])


def _at_stake(rows: Rows, span: tuple[Any, Any]) -> Rows:
    units = 10 ** places_of(get_company().currency)
    for bound, comparison in zip(span, ("gte", "lte"), strict=True):
        if bound is not None:
            rows = rows.filter(**{f"stake_minor__{comparison}": int(bound * units)})
    return rows


def spec_for(person: Person) -> ListSpec:
    """The list of alerts as a person may narrow and sort it."""
    people = Filter(
        "owner",
        _("Owner"),
        "person",
        _one_of("customer__owner__ref"),
        lambda: list(active_people().values_list("ref", "name")),
    )
    return ListSpec(
        key=LIST_KEY,
        columns=COLUMNS,
        default_sort="-stake",
        filters=(*FILTERS, people),
        search=lambda rows, text: rows.filter(customer__in=find_customers(person, text)),
    )


COLUMNS = (
    Column("customer", _("Customer"), "customer__sort_key"),
    Column("kind", _("Alert"), "kind"),
    Column("rhythm", _("Rhythm")),
    Column("why", _("Why")),
    Column("stake", _("At stake a year"), "stake_minor", "end"),
    Column("risk", _("Likely to be leaving"), "risk", "end", default=False),
    Column("raised", _("Raised"), "raised_on", "end"),
    Column("done", _("What was done")),
    Column("owner", _("Owner"), default=False),
)
FILTERS = (
    Filter("kind", _("Alert"), "choice", _one_of("kind"), Kind.choices),
    Filter("tier", _("Tier"), "choice", _one_of("tier"), [(str(rank), name) for rank, name in Tier.choices]),
    Filter("state", _("State"), "choice", _one_of("state"), State.choices),
    Filter("acted", _("Acted on"), "choice", _acted, ACTED),
    Filter("raised", _("Raised"), "date", lambda rows, span: _between_days(rows, span)),
    Filter("stake", _("At stake"), "range", _at_stake),
    Filter(
        "region",
        _("Region"),
        "choice",
        _in_region,
        lambda: [(each.ref, each.name) for each in list_regions()],
    ),
    Filter(
        "team",
        _("Team"),
        "choice",
        _one_of("customer__team__ref"),
        lambda: list(list_teams().values_list("ref", "name")),
    ),
)


def _between_days(rows: Rows, span: tuple[date | None, date | None]) -> Rows:
    first, last = span
    rows = rows.filter(raised_on__gte=first) if first else rows
    return rows.filter(raised_on__lte=last) if last else rows
