"""Takes a person's word that a customer is not leaving, and takes it back."""

from datetime import date, timedelta

from clientela.agenda import queries as agenda_queries
from clientela.agenda import services as agenda
from clientela.customers import services as customers
from clientela.kernel import clock
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.retention import rules
from clientela.retention.errors import AlertIsOver, ReasonMissing, VerdictTooLong, VerdictTooShort
from clientela.retention.models import Alert, Verdict
from clientela.retention.models.alerts import State
from clientela.retention.services.settle import quiet_figures

LONGEST = timedelta(days=2 * 365)


def give_verdict(actor: Actor, alert: Alert, *, because: str, until_on: date, note: str = "") -> Verdict:
    """Silence an alert and its like until a day; its work item is settled and the reason kept on the card.

    The same verdict given twice is one; another one takes the place of the first.
    """
    _require_sense(because, until_on, note)
    with change_set(actor, kind="retention.verdict", reason=note) as changes:
        kinds = rules.silenced_kinds(alert.kind, because)
        living = _living(alert, kinds)
        if earlier := _given_before(living, alert):
            if (earlier.because, earlier.until_on, earlier.note) == (because, until_on, note):
                return earlier
            changes.update(earlier, lifted_at=clock.now())
        verdict = changes.create(
            Verdict(
                customer_id=alert.customer_id,
                kinds=sorted(kinds),
                because=because,
                note=note,
                until_on=until_on,
                given_by_id=actor.person_id,
                given_by_name=actor.name,
            )
        )
        for each in living:
            acted = each.acted_on or clock.today()
            changes.update(each, state=State.SILENCED, verdict=verdict, acted_on=acted, is_listed=False)
            _settle_work(actor, each)
        _record(actor, verdict, alert)
        quiet_figures(actor, alert.customer_id)
    return verdict


def lift_verdict(actor: Actor, verdict: Verdict) -> Verdict:
    """Take a verdict back: what it silenced speaks again."""
    with change_set(actor, kind="retention.lift_verdict") as changes:
        changes.update(verdict, lifted_at=clock.now())
        for alert in (
            Alert.objects.select_for_update().filter(verdict=verdict, state=State.SILENCED).order_by("pk")
        ):
            changes.update(alert, state=State.OPEN, verdict=None, quiet_until_on=None)
            if agenda_item := agenda_queries.find_item(alert.work_key):
                agenda.reopen_item(actor, agenda_item.pk)
        quiet_figures(actor, verdict.customer_id)
    return verdict


def _require_sense(because: str, until_on: date, note: str) -> None:
    if until_on <= clock.today():
        raise VerdictTooShort
    if until_on > clock.today() + LONGEST:
        raise VerdictTooLong
    if because == rules.OTHER and not note.strip():
        raise ReasonMissing


def _living(alert: Alert, kinds: frozenset[str]) -> list[Alert]:
    """The customer's alerts that the verdict silences, locked; raises AlertIsOver where this one has ended."""
    alive = Alert.objects.select_for_update().filter(customer=alert.customer_id, state__in=Alert.ALIVE)
    living = list(alive.filter(kind__in=kinds).order_by("pk"))
    if alert.pk not in {each.pk for each in living}:
        raise AlertIsOver
    return living


def _given_before(living: list[Alert], alert: Alert) -> Verdict | None:
    """The verdict that silences this very alert already."""
    return next((each.verdict for each in living if each.pk == alert.pk), None)


def _settle_work(actor: Actor, alert: Alert) -> None:
    item = agenda_queries.find_item(alert.work_key)
    if item and not item.is_settled:
        agenda.settle_item(actor, item.pk, outcome="not_leaving")


def _record(actor: Actor, verdict: Verdict, alert: Alert) -> None:
    customers.record_moment(
        actor,
        verdict.customer_id,
        "verdict",
        verdict.note,
        room="retention",
        subject_kind="verdict",
        subject_ref=verdict.ref,
        facts={"because": verdict.because, "until_on": verdict.until_on.isoformat(), "kind": alert.kind},
    )
