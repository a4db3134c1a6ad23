"""An evaluation keeps what was found, raises alerts, puts work, and can be repeated."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import timedelta

import pytest

from clientela.agenda.models import WorkItem
from clientela.agenda.services import settle_item
from clientela.customers.models import Figures, Moment
from clientela.kernel import clock
from clientela.orders.tests.factories import line, make_order
from clientela.retention import services
from clientela.retention.errors import AlreadyRunning, OlderThanKept
from clientela.retention.models import Alert, MonthFigure, Run, Standing, TierMove
from clientela.retention.tests.factories import NOON, TODAY, plant_company, plant_history
from tests.cast import Cast

Committed = Callable[..., AbstractContextManager[list[object]]]
pytestmark = pytest.mark.django_db


@pytest.fixture
def committed(django_capture_on_commit_callbacks: Committed) -> Committed:
    return django_capture_on_commit_callbacks


def late_alert(customer_id: int) -> Alert:
    return Alert.objects.get(customer=customer_id, kind="late")


def everything() -> list[object]:
    models = (Standing, TierMove, Alert, MonthFigure, WorkItem, Figures)
    return [list(model.objects.order_by("pk").values()) for model in models[:3]] + [
        [(row["month"], row["customers"], row["net_minor"]) for row in MonthFigure.objects.values()],
        list(WorkItem.objects.order_by("pk").values()),
        [row | {"run_id": 0} for row in Figures.objects.order_by("pk").values()],
        Moment.objects.count(),
    ]


def test_a_late_customer_raises_an_alert_with_its_numbers(cast: Cast) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    alert = late_alert(late.pk)
    assert alert.state == "open"
    assert alert.raised_on == TODAY
    assert alert.facts["silent"] == 62
    assert alert.stake_minor > 0
    assert not Alert.objects.filter(kind="late").exclude(customer=late).exists()


def test_an_alert_becomes_work_of_the_owner_with_reason_and_stake(cast: Cast) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    item = WorkItem.objects.get(key=late_alert(late.pk).work_key)
    assert (item.person, item.kind, item.reason_code) == (cast.lin, "alert", "retention.late")
    assert item.stake_minor == late_alert(late.pk).stake_minor
    assert item.due_on > TODAY


def test_an_alert_of_nobodys_customer_goes_to_the_teams_lead(cast: Cast) -> None:
    late = plant_company(cast.lin)
    late.owner, late.team = None, cast.foshan_team
    late.save()
    with clock.frozen_at(NOON):
        services.run()
    assert WorkItem.objects.get(key=late_alert(late.pk).work_key).person == cast.zhao


def test_the_figures_of_the_card_name_the_alert_and_hold_the_strip(cast: Cast) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    figures = Figures.objects.get(customer=late)
    assert (figures.alert, figures.silent_days, len(figures.rhythm)) == ("late", 62, 12)
    assert figures.reason_facts["silent"] == 62
    assert figures.as_of == TODAY


def test_a_raised_alert_stands_on_the_timeline(cast: Cast) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    moment = Moment.objects.get(customer=late, kind="alert")
    assert moment.facts["kind"] == "late"


def test_a_second_evaluation_of_the_same_day_changes_nothing(cast: Cast) -> None:
    plant_company(cast.lin)
    with clock.frozen_at(NOON):
        first = services.run()
        before = everything()
        assert services.run() == first
        Run.objects.update(facts_mark="older")
        services.run()
    assert everything() == before


def test_the_next_day_keeps_the_alert_and_counts_on(cast: Cast) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    with clock.frozen_at(NOON + timedelta(days=1)):
        services.run()
    alert = late_alert(late.pk)
    assert (alert.raised_on, alert.facts["silent"]) == (TODAY, 63)
    assert WorkItem.objects.get(key=alert.work_key).facts["silent"] == 63


def test_an_order_found_by_the_evaluation_settles_the_alert_and_its_work(cast: Cast) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    Alert.objects.update(raised_on=TODAY - timedelta(days=3))
    make_order(late, line("1", "400.00"), ordered_on=TODAY - timedelta(days=1))
    with clock.frozen_at(NOON):
        services.run()
    alert = late_alert(late.pk)
    assert (alert.state, alert.settled_why) == ("settled", "ordered")
    assert WorkItem.objects.get(key=alert.work_key).is_settled
    assert Figures.objects.get(customer=late).alert != "late"


def test_an_order_recorded_settles_the_alert_at_once(cast: Cast, committed: Committed) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON), committed(execute=True):
        services.run()
        make_order(late, line("1", "400.00"), ordered_on=TODAY)
    alert = late_alert(late.pk)
    assert (alert.state, alert.settled_why) == ("settled", "ordered")
    assert WorkItem.objects.get(key=alert.work_key).is_settled
    assert Figures.objects.get(customer=late).alert == ""


def test_an_order_dated_before_the_alert_answers_nothing(cast: Cast, committed: Committed) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON), committed(execute=True):
        services.run()
        make_order(late, line("1", "400.00"), ordered_on=TODAY - timedelta(days=70))
    assert late_alert(late.pk).state == "open"


def test_a_lost_customer_raises_no_alert(cast: Cast) -> None:
    late = plant_company(cast.lin)
    late.stage = "lost"
    late.save()
    with clock.frozen_at(NOON):
        services.run()
    assert not Alert.objects.filter(customer=late).exists()


def test_months_hold_what_each_owner_sold(cast: Cast) -> None:
    plant_history(cast.lin, "A", silent=25, orders=1, price="100.00")
    plant_history(cast.deng, "B", silent=26, orders=1, price="70.00")
    with clock.frozen_at(NOON):
        services.run()
    found = {(row.owner_id, row.net_minor, row.new_customers) for row in MonthFigure.objects.all()}
    assert found == {(cast.lin.pk, 10_000, 1), (cast.deng.pk, 7_000, 1)}


def test_a_customer_whose_sales_leave_the_period_moves_and_the_move_says_why(cast: Cast) -> None:
    customer = plant_history(cast.lin, "Once", silent=350, orders=1)
    plant_history(cast.lin, "Steady", silent=2)
    with clock.frozen_at(NOON):
        services.run()
    with clock.frozen_at(NOON + timedelta(days=30)):
        services.run()
    moves = TierMove.objects.filter(customer=customer).order_by("moved_on")
    assert [move.reason for move in moves][-1] == "no_sales"
    assert moves.last().moved_on == TODAY + timedelta(days=30)


def test_a_list_is_no_longer_than_the_budget_and_holds_the_most_valuable(cast: Cast) -> None:
    services.decide_policy(cast.admin.actor(), alerts_per_person=2)
    plant_company(cast.lin)
    for number, price in enumerate(("500.00", "50.00", "900.00")):
        plant_history(cast.lin, f"Late {number}", silent=62, price=price)
    with clock.frozen_at(NOON):
        services.run()
    listed = Alert.objects.filter(is_listed=True)
    assert listed.count() == 2
    assert {alert.customer.name for alert in listed} == {"Late 0", "Late 2"}
    assert WorkItem.objects.filter(kind="alert").count() == 2


def test_a_day_before_the_latest_evaluation_is_refused(cast: Cast) -> None:
    plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    with pytest.raises(OlderThanKept):
        services.run(TODAY - timedelta(days=1))


def test_two_evaluations_do_not_run_at_once(cast: Cast) -> None:
    plant_company(cast.lin)
    Run.objects.create(as_of=TODAY, started_at=clock.now(), facts_mark="", started_by="another")
    with pytest.raises(AlreadyRunning):
        services.run()


def test_an_evaluation_given_up_long_ago_stands_in_nobodys_way(cast: Cast) -> None:
    plant_company(cast.lin)
    long_ago = NOON - timedelta(hours=3)
    given_up = Run.objects.create(as_of=TODAY, started_at=long_ago, facts_mark="", started_by="another")
    with clock.frozen_at(NOON):
        services.run()
    given_up.refresh_from_db()
    assert given_up.state == "failed"


def test_a_company_without_orders_is_evaluated_to_nothing(cast: Cast) -> None:
    run = services.run()
    assert run.state == "done"
    assert run.counts["customers"] == 0


def act_on(alert: Alert, day: int, committed: Committed) -> None:
    with clock.frozen_at(NOON + timedelta(days=day)), committed(execute=True):
        settle_item(alert.customer.owner.actor(), alert.work_key, outcome="no_answer")


def test_work_done_is_noted_and_makes_room_for_the_next(cast: Cast, committed: Committed) -> None:
    services.decide_policy(cast.admin.actor(), alerts_per_person=1)
    late = plant_company(cast.lin)
    other = plant_history(cast.lin, "Also late", silent=62, price="50.00")
    with clock.frozen_at(NOON):
        services.run()
    act_on(late_alert(late.pk), 1, committed)
    assert late_alert(late.pk).acted_on == TODAY + timedelta(days=1)
    with clock.frozen_at(NOON + timedelta(days=2)):
        services.run()
    assert late_alert(other.pk).is_listed
    assert not late_alert(late.pk).is_listed


def test_an_action_that_did_not_help_comes_back_as_a_reminder(cast: Cast, committed: Committed) -> None:
    late = plant_company(cast.lin)
    with clock.frozen_at(NOON):
        services.run()
    act_on(late_alert(late.pk), 1, committed)
    with clock.frozen_at(NOON + timedelta(days=16)):
        services.run()
    alert = late_alert(late.pk)
    assert (alert.acted_on, alert.reminders) == (TODAY + timedelta(days=1), 1)
    item = WorkItem.objects.get(key=alert.work_key)
    assert not item.is_settled
    assert item.due_on > TODAY + timedelta(days=16)
