"""Saved views: own, the team's, everybody's; and the side."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from clientela.staff import queries, services
from clientela.staff.errors import InvalidFields, Missing
from clientela.staff.models import Person, SavedView
from tests.cast import Cast

LIST = "staff:people"


def save(person: Person, name: str = "Silent", **values: str) -> SavedView:
    return services.save_view(person.actor(), person, list_key=LIST, name=name, query="alert=late", **values)


def names_for(person: Person) -> list[str]:
    return [view.name for view in queries.views_for(person, LIST)]


def test_an_own_view_is_nobody_elses(cast: Cast) -> None:
    save(cast.lin)
    assert names_for(cast.lin) == ["Silent"]
    assert names_for(cast.zhao) == []


def test_a_view_of_the_team_is_seen_by_the_team_only(cast: Cast) -> None:
    save(cast.lin, shared_with="team")
    assert names_for(cast.zhao) == ["Silent"]
    assert names_for(cast.deng) == []


def test_ones_own_views_come_before_those_shared_by_others(cast: Cast) -> None:
    save(cast.wu, "From Wu", shared_with="company")
    save(cast.lin, "Mine")
    assert names_for(cast.lin) == ["Mine", "From Wu"]


def test_the_view_that_is_shown_is_the_current_one(cast: Cast) -> None:
    save(cast.lin)
    shown = [view.is_current for view in queries.views_for(cast.lin, LIST, "alert=late")]
    other = [view.is_current for view in queries.views_for(cast.lin, LIST, "")]
    assert (shown, other) == ([True], [False])


def test_saving_under_the_same_name_replaces(cast: Cast) -> None:
    save(cast.lin)
    save(cast.lin, colour="red")
    assert [view.colour for view in queries.views_for(cast.lin, LIST)] == ["red"]


def test_a_view_needs_a_name(cast: Cast) -> None:
    with pytest.raises(InvalidFields):
        save(cast.lin, " ")


def test_only_its_person_changes_or_deletes_a_view(cast: Cast) -> None:
    view = save(cast.lin, shared_with="company")
    with pytest.raises(Missing):
        services.edit_view(cast.deng.actor(), cast.deng, ref=view.ref, name="Taken")
    with pytest.raises(Missing):
        services.delete_view(cast.deng.actor(), cast.deng, ref=view.ref)
    services.delete_view(cast.lin.actor(), cast.lin, ref=view.ref)
    assert names_for(cast.lin) == []


def test_nobody_pins_a_view_that_is_not_his_to_see(cast: Cast) -> None:
    with pytest.raises(Missing):
        services.pin_view(cast.deng.actor(), cast.deng, ref=save(cast.lin).ref)


def test_pins_are_each_persons_own_and_in_his_order(cast: Cast) -> None:
    first, second = save(cast.lin, "A", shared_with="team"), save(cast.lin, "B", shared_with="team")
    for view in (first, second):
        services.pin_view(cast.zhao.actor(), cast.zhao, ref=view.ref)
    services.reorder_pins(cast.zhao.actor(), cast.zhao, refs=[second.ref, first.ref])
    assert [line.name for line in queries.pinned_lines(cast.zhao)] == ["B", "A"]
    assert queries.pinned_lines(cast.lin) == []
    services.unpin_view(cast.zhao.actor(), cast.zhao, ref=second.ref)
    assert [line.name for line in queries.pinned_lines(cast.zhao)] == ["A"]


def test_a_pin_vanishes_when_the_view_is_no_longer_shared(cast: Cast) -> None:
    view = save(cast.lin, shared_with="team")
    services.pin_view(cast.zhao.actor(), cast.zhao, ref=view.ref)
    services.edit_view(cast.lin.actor(), cast.lin, ref=view.ref, shared_with="own")
    assert queries.pinned_lines(cast.zhao) == []


def test_the_dialog_saves_a_view_pins_it_and_goes_there(
    cast: Cast, client_of: Callable[[Person], Client]
) -> None:
    browser = client_of(cast.lin)
    page = reverse("staff:save_view", args=[LIST])
    assert 'value="q=kitchen&amp;sort=name"' in browser.get(f"{page}?q=kitchen&sort=name").text
    form = {"name": "Kitchens", "query": "q=kitchen", "shared_with": "own", "colour": "jade", "pinned": "on"}
    answer = browser.post(page, form, headers={"HX-Request": "true"})
    assert answer["HX-Redirect"] == "/staff/people/?q=kitchen"
    assert "Kitchens" in browser.get("/account/").text
