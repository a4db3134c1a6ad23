"""Who sees what, by role and region; people stand in for records that have an owner, a team and a region."""

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from clientela.kernel.actors import SYSTEM
from clientela.staff import queries, services
from clientela.staff.models import Person
from clientela.staff.queries import visibility
from tests.cast import Cast


def seen_by(person: Person) -> set[str]:
    found = queries.visible_to(person, Person.objects.all(), owner="pk")
    return set(found.values_list("username", flat=True))


def test_a_representative_sees_only_his_own(cast: Cast) -> None:
    assert seen_by(cast.lin) == {"lin"}


def test_a_supervisor_sees_the_team_he_leads_and_not_the_neighbours(cast: Cast) -> None:
    assert seen_by(cast.zhao) == {"lin", "zhao"}


def test_a_supervisor_also_sees_teams_he_leads_without_being_a_member(cast: Cast) -> None:
    services.edit_team(
        SYSTEM, cast.guangzhou_team, name="Guangzhou team", region=cast.guangzhou, lead=cast.zhao
    )
    cast.zhao.refresh_from_db()
    assert seen_by(cast.zhao) == {"lin", "zhao", "deng"}


def test_a_manager_sees_his_region_and_all_below_but_no_other_province(cast: Cast) -> None:
    assert seen_by(cast.wu) == {"wu", "lin", "zhao", "deng"}


@pytest.mark.parametrize("name", ["fang", "he", "ah", "admin"])
def test_those_who_work_for_the_whole_company_see_everything(cast: Cast, name: str) -> None:
    assert seen_by(getattr(cast, name)) == {person.username for person in cast.everybody}


def test_who_left_sees_nothing_not_even_his_own(cast: Cast) -> None:
    services.let_go(cast.admin.actor(), cast.wu)
    assert seen_by(cast.wu) == set()


def test_a_region_whose_number_begins_alike_is_not_below(cast: Cast) -> None:
    for number in range(12):
        services.add_region(SYSTEM, name=f"Region {number}")
    ids = set(queries.region_ids_under(cast.guangdong))
    assert ids == {cast.guangdong.pk, cast.foshan.pk, cast.guangzhou.pk}


def test_a_share_adds_rows_to_the_reach(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(visibility, "_shares", [])
    queries.register_share(lambda person, model: Q(username="luo") if person == cast.lin else None)
    assert seen_by(cast.lin) == {"lin", "luo"}
    assert seen_by(cast.deng) == {"deng"}


def test_the_reach_is_resolved_once_and_asks_by_numbers(cast: Cast) -> None:
    seen_by(cast.wu)
    with CaptureQueriesContext(connection) as asked:
        seen_by(cast.wu)
    assert len(asked) == 1
    assert "path" not in asked[0]["sql"].lower()


def test_moving_a_region_moves_what_its_manager_sees(cast: Cast) -> None:
    services.edit_region(SYSTEM, cast.guangzhou, name="Guangzhou", parent=cast.hunan)
    cast.wu.refresh_from_db()
    assert seen_by(cast.wu) == {"wu", "lin", "zhao"}
