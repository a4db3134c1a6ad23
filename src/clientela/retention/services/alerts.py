"""Compares the alerts found with those kept: raises, updates, silences, settles."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from clientela.customers import services as customers
from clientela.customers.services import NewMoment
from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.kernel.rows import update_rows
from clientela.retention import rules
from clientela.retention.models import Alert, Standing, Verdict
from clientela.retention.models.alerts import Settled, State
from clientela.retention.services.findings import AlertFinding
from clientela.retention.services.work import keep_work
from clientela.staff.queries import get_company
from clientela_analytics.policy import AlertPolicy

BATCH = 2_000
LOST = "lost"
FOUND = ("tier", "risk", "stake_minor", "facts")
FOLLOWED = (*FOUND, "seen_on")
ENDED = ("state", "settled_on", "settled_why", "is_listed")
Living = dict[tuple[int, str], Alert]


@dataclass
class Outcome:
    """What one comparison decided."""

    raised: list[Alert] = field(default_factory=list)
    updated: list[Alert] = field(default_factory=list)
    settled: list[Alert] = field(default_factory=list)


def keep_alerts(actor: Actor, as_of: date, found: Iterable[AlertFinding]) -> dict[str, int]:
    """Bring the alerts up to what was found as of a date, and the work items with them; how many of what.

    It is written in batches: on a large company one transaction would keep everybody waiting.
    """
    lost = _lost_customers()
    wanted = {(each.customer_id, each.kind): each for each in found if each.customer_id not in lost}
    outcome = _compare(_living(), wanted, _silencing(as_of), as_of)
    _settle(outcome.settled, as_of, lost)
    update_rows(Alert, ("id", *FOLLOWED), _columns(outcome.updated, FOLLOWED))
    update_rows(Alert, ("id", *ENDED), _columns(outcome.settled, ENDED))
    for start in range(0, len(outcome.raised), BATCH):
        _raise(actor, outcome.raised[start : start + BATCH])
    keep_work(actor, as_of, ended=[alert.work_key for alert in outcome.settled])
    counted = Counter(alert.kind for alert in outcome.raised)
    return {"raised": len(outcome.raised), "settled": len(outcome.settled), **counted}


def _columns(alerts: Iterable[Alert], names: Sequence[str]) -> Iterator[list[Any]]:
    return ([alert.pk, *(getattr(alert, name) for name in names)] for alert in alerts)


def _raise(actor: Actor, alerts: Sequence[Alert]) -> None:
    with change_set(actor, kind="retention.alerts") as changes:
        changes.bulk_create(alerts)
        customers.record_moments(actor, [_moment(alert) for alert in alerts])


def _living() -> Living:
    alive = (
        Alert.objects.filter(state__in=Alert.ALIVE).select_related("verdict").select_for_update(of=("self",))
    )
    return {(alert.customer_id, alert.kind): alert for alert in alive.order_by("pk")}


def _lost_customers() -> set[int]:
    return set(Standing.objects.filter(customer__stage=LOST).values_list("customer_id", flat=True))


def _silencing(as_of: date) -> Mapping[int, frozenset[str]]:
    """The kinds that verdicts in force keep quiet, by customer."""
    kinds: dict[int, frozenset[str]] = defaultdict(frozenset)
    verdicts = Verdict.objects.filter(until_on__gte=as_of, lifted_at=None)
    for customer_id, silenced in verdicts.values_list("customer_id", "kinds"):
        kinds[customer_id] |= set(silenced)
    return kinds


def _compare(
    living: Living,
    wanted: Mapping[tuple[int, str], AlertFinding],
    silencing: Mapping[int, frozenset[str]],
    as_of: date,
) -> Outcome:
    outcome = Outcome()
    currency = get_company().currency
    for key, alert in living.items():
        finding = wanted.get(key)
        is_silenced = alert.kind in silencing.get(alert.customer_id, ())
        if finding is None or (alert.state == State.SILENCED and not is_silenced):
            outcome.settled.append(alert)
        elif _follow(alert, finding):
            alert.seen_on = as_of
            outcome.updated.append(alert)
    ended = {(alert.customer_id, alert.kind) for alert in outcome.settled}
    for key, finding in wanted.items():
        is_new = key not in living or key in ended
        if is_new and finding.kind not in silencing.get(finding.customer_id, ()):
            outcome.raised.append(_new(finding, as_of, currency))
    return outcome


def _follow(alert: Alert, finding: AlertFinding) -> bool:
    """Let an alert say what was found now; whether that is anything new."""
    differing = [name for name in FOUND if getattr(alert, name) != getattr(finding, name)]
    for name in differing:
        setattr(alert, name, getattr(finding, name))
    return bool(differing)


def _new(finding: AlertFinding, as_of: date, currency: str) -> Alert:
    return Alert(
        customer_id=finding.customer_id,
        kind=finding.kind,
        raised_on=as_of,
        seen_on=as_of,
        due_on=rules.due_on(as_of, finding.tier, finding.risk),
        currency=currency,
        **{name: getattr(finding, name) for name in FOUND},
    )


def _settle(alerts: Sequence[Alert], as_of: date, lost: set[int]) -> None:
    ordered = _last_orders([alert.customer_id for alert in alerts])
    for alert in alerts:
        alert.settled_on, alert.is_listed = as_of, False
        alert.settled_why = _why_settled(alert, ordered.get(alert.customer_id), as_of, lost)
        alert.state = State.SETTLED


def _last_orders(customer_ids: Sequence[int]) -> dict[int, date | None]:
    found: dict[int, date | None] = {}
    for start in range(0, len(customer_ids), BATCH):
        rows = Standing.objects.filter(customer__in=customer_ids[start : start + BATCH])
        found.update(rows.values_list("customer_id", "last_order_on"))
    return found


def _why_settled(alert: Alert, last_order_on: date | None, as_of: date, lost: set[int]) -> Settled:
    if alert.customer_id in lost or _is_given_up(last_order_on, as_of):
        return Settled.GONE
    if alert.kind in rules.ENDED_BY_AN_ORDER and last_order_on and last_order_on > alert.raised_on:
        return Settled.ORDERED
    if alert.verdict and alert.verdict.until_on < as_of:
        return Settled.EXPIRED
    return Settled.EASED


def _is_given_up(last_order_on: date | None, as_of: date) -> bool:
    """Whether the customer has been silent for so long that nobody is told any more."""
    return last_order_on is None or (as_of - last_order_on).days > AlertPolicy().forget_days


def _moment(alert: Alert) -> NewMoment:
    at = datetime.combine(alert.raised_on, time(6), clock.company_zone())
    return NewMoment(
        customer_id=alert.customer_id,
        kind="alert",
        at=min(at, clock.now()),
        room="retention",
        subject_kind="alert",
        subject_ref=alert.ref,
        facts={
            **alert.facts,
            "kind": alert.kind,
            "stake_minor": alert.stake_minor,
            "currency": alert.currency,
        },
    )
