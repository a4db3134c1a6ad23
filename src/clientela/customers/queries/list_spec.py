"""What the customer list is made of: its columns, filters, sorts and search."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from clientela.agenda.queries import customers_with_work
from clientela.customers.models import Customer, Stage, Tagging
from clientela.kernel import search
from clientela.kernel.money import places_of
from clientela.shell.graphics.marks import TIERS
from clientela.shell.listing import Column, Filter, ListSpec, Sort
from clientela.staff.queries import (
    Person,
    active_people,
    get_company,
    list_regions,
    list_teams,
    region_ids_under,
)

Rows = QuerySet[Any]
Options = Sequence[tuple[str, str | Promise]]
LIST_KEY = "customers:list"
MONEY = "money.see"
MONEY_COLUMNS = frozenset({"stake", "sales"})
SEARCH_KIND = "customer"
NOBODY = "none"
MOST_TAGS = 200
ALERTS: Options = (
    ("late", _("Late by its own rhythm")),
    ("slowing", _("Slowing down")),
    ("shrinking", _("Spending less")),
    ("narrowing", _("Dropping categories")),
    ("never_returned", _("Never came back")),
)


def _one_of(column: str) -> Callable[[Rows, list[str]], Rows]:
    return lambda rows, values: rows.filter(**{f"{column}__in": values})


def _between(column: str, scale: Callable[[], int] = lambda: 1) -> Callable[[Rows, Any], Rows]:
    def narrow(rows: Rows, span: tuple[Decimal | None, Decimal | None]) -> Rows:
        for bound, comparison in zip(span, ("gte", "lte"), strict=True):
            if bound is not None:
                rows = rows.filter(**{f"{column}__{comparison}": int(bound * scale())})
        return rows

    return narrow


def _minor_units() -> int:
    return int(10 ** places_of(get_company().currency))


def _owned_by(rows: Rows, refs: list[str]) -> Rows:
    chosen = Q(by_owner_id__in=list(active_people().filter(ref__in=refs).values_list("pk", flat=True)))
    return rows.filter(chosen | Q(owner=None) if NOBODY in refs else chosen)


def _of_team(rows: Rows, refs: list[str]) -> Rows:
    return rows.filter(by_team_id__in=list(list_teams().filter(ref__in=refs).values_list("pk", flat=True)))


def _in_region(rows: Rows, refs: list[str]) -> Rows:
    chosen = list_regions().filter(ref__in=refs)
    return rows.filter(by_region_id__in={below for region in chosen for below in region_ids_under(region)})


def _tagged(rows: Rows, tags: list[str]) -> Rows:
    return rows.filter(pk__in=Tagging.objects.filter(tag__in=tags).values("customer_id"))


def _found(rows: Rows, text: str) -> Rows:
    for ids in search.matching(SEARCH_KIND, text):
        rows = rows.filter(pk__in=ids)
    return rows


def _people() -> Options:
    return [(NOBODY, _("nobody")), *active_people().values_list("ref", "name")]


def _teams() -> Options:
    return list(list_teams().values_list("ref", "name"))


def _regions() -> Options:
    return [("\u2003" * region.depth + region.name, region.ref)[::-1] for region in list_regions()]


def _tags() -> Options:
    used = Tagging.objects.order_by("tag").values_list("tag", flat=True).distinct()[:MOST_TAGS]
    return [(tag, tag) for tag in used]


def _sources() -> Options:
    used = Customer.objects.exclude(source="").order_by("source").values_list("source", flat=True).distinct()
    return [(source, source) for source in used[:MOST_TAGS]]


def _figure(key: str, label: Promise, path: str, *, default: bool = True) -> Column:
    return Column(key, label, f"figures__{path}", "end", default, is_never_empty=True)


COLUMNS = (
    Column("name", _("Customer"), "sort_key", is_never_empty=True),
    Column("rhythm", _("Rhythm")),
    _figure("silent", _("Silent, usual gap"), "silent_days"),
    _figure("stake", _("At stake a year"), "value_at_risk_minor"),
    _figure("sales", _("Sales, 12 months"), "sales_12m_minor"),
    _figure("risk", _("Risk of leaving"), "risk", default=False),
    Column("next", _("Next step")),
    Column("stage", _("Stage"), default=False),
    Column("place", _("Region"), default=False),
    Column("tags", _("Tags"), default=False),
    Column("code", _("Code"), default=False),
    Column("complete", _("Card"), "completeness", "end", default=False, is_never_empty=True),
    Column("owner", _("Owner")),
)
FILTERS = (
    Filter(
        "tier",
        _("Tier"),
        "choice",
        _one_of("by_tier"),
        [(str(rank), name) for rank, name in reversed(list(enumerate(TIERS)))],
    ),
    Filter("alert", _("Alert"), "choice", _one_of("by_alert"), ALERTS),
    Filter("stage", _("Stage"), "choice", _one_of("by_stage"), Stage.choices),
    Filter("owner", _("Owner"), "person", _owned_by, _people),
    Filter("team", _("Team"), "choice", _of_team, _teams),
    Filter("region", _("Region"), "choice", _in_region, _regions),
    Filter("tag", _("Tag"), "choice", _tagged, _tags),
    Filter("source", _("Source"), "choice", _one_of("by_source"), _sources),
    Filter("silent", _("Days silent"), "range", _between("figures__silent_days")),
    Filter("stake", _("At stake"), "range", _between("figures__value_at_risk_minor", _minor_units)),
    Filter("complete", _("Card complete, %"), "range", _between("completeness")),
    Filter(
        "no_step", _("No next step"), "flag", lambda rows, _values: rows.exclude(pk__in=customers_with_work())
    ),
)
SPEC = ListSpec(
    key=LIST_KEY,
    columns=COLUMNS,
    default_sort="-stake",
    filters=FILTERS,
    sorts=(Sort("added", _("Added"), "created_at", is_never_empty=True),),
    search=_found,
)
WITHOUT_MONEY = replace(
    SPEC,
    columns=[column for column in COLUMNS if column.key not in MONEY_COLUMNS],
    filters=[found for found in FILTERS if found.key not in MONEY_COLUMNS],
    default_sort="name",
)


def spec_for(person: Person) -> ListSpec:
    """The list as the person may see it."""
    return SPEC if person.has_right(MONEY) else WITHOUT_MONEY
