"""Work items: put once, settled wherever, moved, given on, seen by those in reach."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from clientela.agenda import errors, queries, reasons, services
from clientela.agenda.models import State, WorkItem
from clientela.agenda.rules import next_working_day
from clientela.agenda.services import NewItem, Task
from clientela.kernel import clock
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import history_of
from clientela.staff.models import Person
from tests.cast import Cast
from tests.several_connections import faults, several_connections

pytestmark = pytest.mark.django_db
Browser = Callable[[Person], Client]


def new(person: Person, key: str = "alert:1", **values: Any) -> NewItem:
    given = {
        "customer_id": 7,
        "kind": "alert",
        "due_on": clock.today(),
        "stake_minor": 100,
        "currency": "CNY",
    }
    return NewItem(key=key, person_id=person.pk, **{**given, **values})


def test_putting_the_same_twice_changes_nothing(lin: Person) -> None:
    first, second = (services.put_items(SYSTEM, [new(lin)])[0] for _ in range(2))
    assert first.pk == second.pk
    assert len(history_of(first)) == 1


def test_an_open_item_says_the_new_thing(lin: Person) -> None:
    services.put_items(SYSTEM, [new(lin)])
    again = services.put_items(SYSTEM, [new(lin, stake_minor=900, chance=0.5, reason="41 days silent")])[0]
    again.refresh_from_db()
    assert (again.stake_minor, again.rank, again.reason) == (900, 450, "41 days silent")


def test_a_settled_item_stays_settled(lin: Person) -> None:
    services.put_items(SYSTEM, [new(lin)])
    services.settle_item(lin.actor(), "alert:1", outcome="called")
    services.put_items(SYSTEM, [new(lin, stake_minor=900)])
    kept = WorkItem.objects.get()
    assert (kept.state, kept.stake_minor, kept.outcome, kept.settled_by) == (State.DONE, 100, "called", lin)


def test_a_postponed_item_keeps_its_day_whatever_its_finder_says(lin: Person) -> None:
    services.put_items(SYSTEM, [new(lin)])
    until = clock.today() + timedelta(days=3)
    services.postpone_item(lin.actor(), "alert:1", until=until)
    services.put_items(SYSTEM, [new(lin, stake_minor=900)])
    kept = WorkItem.objects.get()
    assert (kept.due_on, kept.stake_minor) == (until, 900)
    services.reopen_item(lin.actor(), "alert:1")
    kept.refresh_from_db()
    assert (kept.state, kept.due_on) == (State.OPEN, clock.today())


def test_work_is_not_moved_to_the_past(lin: Person) -> None:
    services.put_items(SYSTEM, [new(lin)])
    with pytest.raises(errors.PostponedToThePast):
        services.postpone_item(lin.actor(), "alert:1", until=clock.today())


def test_what_was_given_by_hand_stays_given(lin: Person, zhao: Person) -> None:
    item = services.put_items(SYSTEM, [new(lin)])[0]
    services.assign_items(zhao.actor(), [item.pk], person_id=zhao.pk)
    services.put_items(SYSTEM, [new(lin)])
    assert WorkItem.objects.get().person == zhao


def test_handing_over_moves_all_that_is_open(lin: Person, zhao: Person) -> None:
    services.put_items(SYSTEM, [new(lin, key=f"k{count}", customer_id=count) for count in range(3)])
    services.settle_item(SYSTEM, "k0")
    assert services.hand_over_items(SYSTEM, from_person_id=lin.pk, to_person_id=zhao.pk) == 2
    assert not queries.open_items_of(lin, clock.today()).exists()


def test_doing_it_anywhere_settles_the_customers_items(lin: Person) -> None:
    services.put_items(
        SYSTEM, [new(lin), new(lin, key="visit:1", kind="visit"), new(lin, key="o", customer_id=8)]
    )
    assert services.settle_for_customer(lin.actor(), 7, ["alert"], outcome="ordered") == 1
    assert {item.key for item in queries.open_items_of(lin, clock.today())} == {"visit:1", "o"}
    assert services.drop_items(SYSTEM, ["visit:1"]) == 1


def test_the_most_valuable_comes_first_and_the_earliest_is_next(lin: Person) -> None:
    today = clock.today()
    early = new(lin, key="a", due_on=today - timedelta(days=2), stake_minor=10)
    services.put_items(SYSTEM, [early, new(lin, key="b", stake_minor=500, chance=0.9)])
    assert [item.key for item in queries.open_items_of(lin, today)] == ["b", "a"]
    assert queries.next_items_for([7])[7].key == "a"
    assert {kind: count for kind, (count, _) in queries.totals_by_kind(lin, today).items()} == {"alert": 2}


def test_reach_decides_whose_work_is_seen(cast: Cast) -> None:
    services.put_items(
        SYSTEM, [new(cast.lin, key="foshan"), new(cast.deng, key="guangzhou"), new(cast.luo, key="hunan")]
    )
    seen = {
        person.username: {item.key for item in queries.visible_items(person)}
        for person in (cast.lin, cast.zhao, cast.wu, cast.admin, cast.fang)
    }
    everything = {"foshan", "guangzhou", "hunan"}
    assert seen == {
        "lin": {"foshan"},
        "zhao": {"foshan"},
        "wu": everything - {"hunan"},
        "admin": everything,
        "fang": set(),
    } | {cast.admin.username: everything}


def test_another_teams_work_cannot_be_touched(cast: Cast, client_of: Browser) -> None:
    item = services.put_items(SYSTEM, [new(cast.lin)])[0]
    stranger = client_of(cast.deng)
    for verb in ("settle", "postpone", "reopen"):
        assert stranger.post(f"/agenda/{item.ref}/{verb}").status_code == 404
    assert stranger.get(f"/agenda/{item.ref}").status_code == 404
    assert stranger.post("/agenda/assign", {"ids": [item.pk], "person": cast.deng.ref}).status_code == 403
    assert WorkItem.objects.get().state == State.OPEN


def test_work_is_given_only_to_people_in_reach(cast: Cast, client_of: Browser) -> None:
    item = services.put_items(SYSTEM, [new(cast.lin)])[0]
    leader = client_of(cast.zhao)
    leader.post("/agenda/assign", {"ids": [item.pk], "person": cast.deng.ref})
    assert WorkItem.objects.get().person == cast.lin
    leader.post("/agenda/assign", {"ids": [item.pk], "person": cast.zhao.ref})
    assert WorkItem.objects.get().person == cast.zhao


def test_done_can_be_taken_back(cast: Cast, client_of: Browser) -> None:
    item = services.put_items(SYSTEM, [new(cast.lin)])[0]
    browser = client_of(cast.lin)
    answer = browser.post(f"/agenda/{item.ref}/settle")
    assert f"/agenda/{item.ref}/reopen" in answer["HX-Trigger"]
    assert [done.pk for done in queries.done_today(cast.lin)] == [item.pk]
    browser.post(f"/agenda/{item.ref}/reopen")
    item.refresh_from_db()
    assert (item.state, item.settled_by) == (State.OPEN, None)


def test_a_task_is_written_down_and_changed(cast: Cast, client_of: Browser) -> None:
    browser = client_of(cast.lin)
    typed = {"reason": "Bring samples", "due_on": "2026-12-01", "kind": "task", "person": cast.lin.ref}
    browser.post("/agenda/new", typed)
    item = WorkItem.objects.get()
    browser.post(f"/agenda/{item.ref}", {**typed, "reason": "Bring two samples"})
    item.refresh_from_db()
    assert (item.reason, item.due_on) == ("Bring two samples", date(2026, 12, 1))


def test_what_a_room_found_keeps_its_own_reason(cast: Cast) -> None:
    item = services.put_items(SYSTEM, [new(cast.lin, reason="41 days silent")])[0]
    services.edit_task(cast.lin.actor(), item.pk, Task(cast.lin.pk, clock.today(), "something else"))
    item.refresh_from_db()
    assert item.reason == "41 days silent"


def test_reasons_emphasise_their_numbers_and_escape_the_rest() -> None:
    drawn = reasons.emphasised("Orders every 14 ± 3 days; <b>x</b> 81 % & ¥38,200.")
    assert drawn == (
        "Orders every <b>14 ± 3</b> days; &lt;b&gt;x&lt;/b&gt; <b>81 %</b> &amp; <b>¥38,200</b>."
    )


def test_the_next_working_day_skips_the_weekend() -> None:
    assert next_working_day(date(2026, 11, 20)) == date(2026, 11, 23)
    assert next_working_day(date(2026, 11, 23)) == date(2026, 11, 24)


@pytest.mark.django_db(transaction=True)
def test_finders_putting_the_same_at_once_put_it_once(cast: Cast, tmp_path: Path) -> None:
    items = [new(cast.lin, key=f"k{count}") for count in range(10)]
    with several_connections(tmp_path) as run:
        results = run(
            *[lambda: len(services.put_items(SYSTEM, items))] * 4,
            lambda: len(services.put_items(SYSTEM, items[::-1])),
        )
        assert not faults(results)
        assert run(WorkItem.objects.count) == [10]
