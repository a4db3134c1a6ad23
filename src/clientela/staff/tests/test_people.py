"""Letting people in, placing them, letting them go; and who may give what."""

import pytest

from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import history_of
from clientela.kernel.errors import Conflict
from clientela.staff import queries, services
from clientela.staff.errors import (
    InvalidFields,
    LastAdministrator,
    MoreThanOwn,
    NotYourself,
    StillInUse,
)
from clientela.staff.models import Person, Role
from tests.cast import Cast


def clerk_of(cast: Cast) -> Person:
    """He Jing as somebody who manages people but is no administrator."""
    role = services.add_role(
        SYSTEM, key="clerk", name="Clerk", reach="company", rights_held=["staff.manage", "staff.own_keys"]
    )
    return services.edit_person(SYSTEM, cast.he, role=role)


def test_a_newcomer_is_placed_in_the_region_of_the_team(cast: Cast) -> None:
    assert cast.lin.region == cast.foshan


def test_a_person_who_changes_team_changes_region(cast: Cast) -> None:
    services.edit_person(cast.admin.actor(), cast.lin, team=cast.guangzhou_team)
    cast.lin.refresh_from_db()
    assert cast.lin.region == cast.guangzhou


def test_a_team_that_moves_takes_its_members_along_but_not_those_placed_elsewhere(cast: Cast) -> None:
    services.edit_person(SYSTEM, cast.zhao, region=cast.guangdong)
    services.edit_team(SYSTEM, cast.foshan_team, name="Foshan team", region=cast.hunan, lead=cast.zhao)
    cast.lin.refresh_from_db()
    cast.zhao.refresh_from_db()
    assert cast.lin.region == cast.hunan
    assert cast.zhao.region == cast.guangdong


def test_two_people_cannot_sign_in_by_the_same_name_or_email(cast: Cast) -> None:
    role = cast.roles["representative"]
    with pytest.raises(InvalidFields) as found:
        services.invite_person(SYSTEM, username="LIN", name="Another Lin", role=role)
    assert "username" in found.value.fields
    services.edit_person(SYSTEM, cast.lin, email="a@yuechu.example")
    with pytest.raises(InvalidFields) as found:
        services.invite_person(SYSTEM, username="lin2", name="Lin", role=role, email="A@yuechu.example")
    assert "email" in found.value.fields


def test_a_refused_edit_leaves_everything_as_it_was(cast: Cast) -> None:
    with pytest.raises(InvalidFields):
        services.edit_person(cast.admin.actor(), cast.lin, name="Somebody", username="deng")
    assert Person.objects.get(pk=cast.lin.pk).name == "Lin Xiaoyu"


def test_every_edit_of_a_person_is_history_without_the_password(cast: Cast) -> None:
    services.edit_person(cast.admin.actor(), cast.lin, name="Lin X.")
    latest = history_of(cast.lin)[0]
    assert latest.who == cast.admin.name
    assert [(field.old, field.new) for field in latest.fields] == [("Lin Xiaoyu", "Lin X.")]
    fields = {field.name for entry in history_of(cast.lin) for field in entry.fields}
    assert "password" not in fields


class TestGivingRights:
    """Nobody hands out more than he has."""

    def test_a_clerk_cannot_make_an_administrator(self, cast: Cast) -> None:
        clerk = clerk_of(cast)
        with pytest.raises(MoreThanOwn):
            services.edit_person(clerk.actor(), cast.lin, role=cast.roles["administrator"])
        with pytest.raises(MoreThanOwn):
            services.invite_person(clerk.actor(), username="x", name="X", role=cast.roles["administrator"])

    def test_a_clerk_cannot_let_an_administrator_go(self, cast: Cast) -> None:
        with pytest.raises(MoreThanOwn):
            services.let_go(clerk_of(cast).actor(), cast.admin)

    def test_a_clerk_cannot_give_a_role_a_right_he_lacks(self, cast: Cast) -> None:
        clerk = clerk_of(cast)
        with pytest.raises(MoreThanOwn):
            services.edit_role(
                clerk.actor(), clerk.role, name="Clerk", reach="company", rights_held=["staff.audit"]
            )


class TestAdministrators:
    """There is always one."""

    def test_the_last_cannot_be_let_go(self, cast: Cast) -> None:
        with pytest.raises(LastAdministrator):
            services.let_go(SYSTEM, cast.admin)

    def test_the_last_cannot_lose_the_role(self, cast: Cast) -> None:
        with pytest.raises(LastAdministrator):
            services.edit_person(SYSTEM, cast.admin, role=cast.roles["finance"])

    def test_with_a_second_one_the_first_may_go(self, cast: Cast) -> None:
        services.edit_person(SYSTEM, cast.fang, role=cast.roles["administrator"])
        services.let_go(cast.fang.actor(), cast.admin)
        assert not Person.objects.get(pk=cast.admin.pk).is_active

    def test_nobody_lets_himself_go(self, cast: Cast) -> None:
        with pytest.raises(NotYourself):
            services.let_go(cast.admin.actor(), cast.admin)

    def test_an_administrator_keeps_every_right_whatever_is_ticked(self, cast: Cast) -> None:
        role = cast.roles["administrator"]
        services.edit_role(cast.admin.actor(), role, name="Boss", reach="company", rights_held=[])
        assert Role.objects.get(pk=role.pk).rights >= {"staff.manage", "staff.audit"}


class TestRoles:
    """A role keeps only what the company decided differently."""

    def test_a_right_given_and_one_taken(self, cast: Cast) -> None:
        role = cast.roles["manager"]
        wanted = (role.rights | {"staff.audit"}) - {"staff.own_keys"}
        services.edit_role(cast.admin.actor(), role, name="", reach="region", rights_held=wanted)
        cast.wu.refresh_from_db()
        assert cast.wu.has_right("staff.audit")
        assert not cast.wu.has_right("staff.own_keys")
        assert role.granted == ["staff.audit"]
        assert role.withheld == ["staff.own_keys"]

    def test_who_left_has_no_rights(self, cast: Cast) -> None:
        services.let_go(cast.admin.actor(), cast.lin)
        assert not cast.lin.has_right("staff.own_keys")

    def test_a_role_somebody_holds_stays(self, cast: Cast) -> None:
        with pytest.raises(StillInUse):
            services.remove_role(cast.admin.actor(), cast.roles["manager"])


class TestPlaces:
    """The tree of regions stays a tree."""

    def test_a_region_cannot_become_part_of_itself(self, cast: Cast) -> None:
        with pytest.raises(InvalidFields):
            services.edit_region(SYSTEM, cast.guangdong, name="Guangdong", parent=cast.foshan)

    def test_a_region_moves_with_everything_below(self, cast: Cast) -> None:
        services.edit_region(SYSTEM, cast.guangdong, name="Guangdong", parent=cast.hunan)
        assert set(queries.region_ids_under(cast.hunan)) == {
            cast.hunan.pk,
            cast.guangdong.pk,
            cast.foshan.pk,
            cast.guangzhou.pk,
        }

    def test_places_in_use_stay(self, cast: Cast) -> None:
        with pytest.raises(StillInUse):
            services.remove_region(SYSTEM, cast.guangdong)
        with pytest.raises(StillInUse):
            services.remove_team(SYSTEM, cast.foshan_team)

    def test_empty_places_go(self, cast: Cast) -> None:
        region = services.add_region(SYSTEM, name="Hainan", parent=cast.guangdong)
        services.remove_region(SYSTEM, region)
        assert "Hainan" not in {branch.region.name for branch in queries.list_branches()}


def test_there_is_one_company_only(cast: Cast) -> None:
    with pytest.raises(Conflict):
        services.found_company(services.Founding(name="Another"))


def test_the_company_speaks_for_currency_and_day(cast: Cast) -> None:
    assert queries.get_company().currency == "CNY"
    services.edit_company(cast.admin.actor(), time_zone="America/Bogota")
    assert queries.company_time_zone() == "America/Bogota"
