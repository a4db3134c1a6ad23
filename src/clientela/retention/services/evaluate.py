"""Evaluates all customers as of a date and keeps what was found."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction

from clientela.kernel import clock
from clientela.kernel.actors import SYSTEM, Actor
from clientela.retention.errors import AlreadyRunning, OlderThanKept
from clientela.retention.models import Run
from clientela.retention.models.results import RunState
from clientela.retention.queries import policy_in_force, runs
from clientela.retention.services.alerts import keep_alerts
from clientela.retention.services.figures import blank_figures, keep_customer_figures
from clientela.retention.services.findings import Findings, findings_of
from clientela.retention.services.months import keep_months
from clientela.retention.services.policy import library_policy, snapshot_of, versions
from clientela.retention.services.standings import keep_standings
from clientela.warehouse import services as warehouse
from clientela_analytics.errors import EmptyHistoryError

HORIZON_DAYS = 90
GIVEN_UP_AFTER = timedelta(minutes=30)


def run(as_of: date | None = None, actor: Actor = SYSTEM) -> Run:
    """Evaluate all customers as of a date (today): results kept, alerts raised and settled, work put.

    The same day with the same facts and policy changes nothing. Raises OlderThanKept where a later day is kept,
    AlreadyRunning where another evaluation is under way.
    """
    day = as_of or clock.today()
    mark = warehouse.refresh_facts().mark
    snapshot = snapshot_of(policy_in_force())
    latest = runs.find_latest()
    if latest and latest.as_of > day:
        raise OlderThanKept(latest.as_of)
    if latest and (latest.as_of, latest.facts_mark, latest.policy) == (day, mark, snapshot):
        return latest
    begun = _begin(Run(as_of=day, facts_mark=mark, policy=snapshot, started_by=actor.name))
    try:
        begun.counts = _evaluate(begun, latest, actor)
    except BaseException:
        _end(begun, RunState.FAILED)
        raise
    _end(begun, RunState.DONE)
    return begun


def _begin(begun: Run) -> Run:
    Run.objects.filter(state=RunState.RUNNING, started_at__lt=clock.now() - GIVEN_UP_AFTER).update(
        state=RunState.FAILED, finished_at=clock.now()
    )
    begun.started_at, begun.versions = clock.now(), versions()
    try:
        with transaction.atomic():
            begun.save(force_insert=True)
    except IntegrityError as taken:
        raise AlreadyRunning from taken
    return begun


def _end(begun: Run, state: RunState) -> None:
    begun.state, begun.finished_at = state, clock.now()
    begun.save(update_fields=["state", "finished_at", "counts"])


def _evaluate(begun: Run, latest: Run | None, actor: Actor) -> dict[str, int]:
    found = _analyse(begun.as_of)
    policy_changed = latest is not None and latest.policy != begun.policy
    kept = keep_standings(begun, found.standings, policy_changed=policy_changed)
    keep_months(begun.as_of)
    alerts = keep_alerts(actor, begun.as_of, found.alerts)
    keep_customer_figures(actor, begun)
    blank_figures(actor, begun, kept.forgotten)
    return {"customers": len(found.standings), "tier_moves": kept.moved, **alerts}


def _analyse(day: date) -> Findings:
    try:
        return findings_of(warehouse.run_analysis(day, HORIZON_DAYS, library_policy(policy_in_force())))
    except EmptyHistoryError:
        return Findings()
