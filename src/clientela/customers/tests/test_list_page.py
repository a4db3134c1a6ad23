"""The list: who sees what, in which order, with what it offers."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clientela.agenda.services import Task, add_task
from clientela.customers import services
from clientela.customers.tests.factories import customer_of
from clientela.kernel import clock
from clientela.kernel.actors import SYSTEM
from clientela.staff import services as staff_services
from clientela.staff.models import Person
from tests.cast import Cast

Browse = Callable[[Person], Client]
LIST = reverse("customers:list")


def names(answer: Any) -> list[str]:
    return [row.customer.name for row in answer.context["listing"].rows]


def test_each_sees_his_own_the_teams_the_regions_or_all(cast: Cast, client_of: Browse) -> None:
    for person, name in ((cast.lin, "Foshan"), (cast.deng, "Guangzhou"), (cast.luo, "Hunan")):
        customer_of(person, name)
    seen = {person: names(client_of(person).get(f"{LIST}?sort=name")) for person in cast.everybody}
    assert seen[cast.lin] == seen[cast.zhao] == ["Foshan"]
    assert seen[cast.deng] == ["Guangzhou"]
    assert seen[cast.wu] == ["Foshan", "Guangzhou"]
    assert seen[cast.fang] == seen[cast.admin] == ["Foshan", "Guangzhou", "Hunan"]


def test_the_most_at_stake_comes_first(cast: Cast, client_of: Browse) -> None:
    for name, stake in (("Little", 100), ("Much", 900), ("Some", 500)):
        customer_of(cast.lin, name, value_at_risk_minor=stake)
    assert names(client_of(cast.lin).get(LIST)) == ["Much", "Some", "Little"]


@pytest.mark.parametrize("sort", ["-stake", "stake", "name", "-name", "-silent", "-added", "complete"])
def test_walking_the_pages_shows_every_customer_once_both_ways(
    cast: Cast, client_of: Browse, sort: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("clientela.shell.listing.pages.page_of.__defaults__", (2,))
    for number in range(7):
        customer_of(cast.lin, f"Shop {number}", value_at_risk_minor=number // 3, silent_days=number // 2)
    browser = client_of(cast.lin)
    address, forward = f"{LIST}?sort={sort}", []
    while address:
        answer = browser.get(address)
        forward.append(names(answer))
        last, address = address, _next(answer)
    assert sorted(name for page in forward for name in page) == [f"Shop {number}" for number in range(7)]
    back = [names(browser.get(last))]
    while previous := _previous(browser.get(last)):
        last = previous
        back.append(names(browser.get(last)))
    assert back[::-1] == forward


def _next(answer: Any) -> str:
    href = answer.context["listing"].next_href
    return LIST + href if href else ""


def _previous(answer: Any) -> str:
    href = answer.context["listing"].previous_href
    return LIST + href if href else ""


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("tier=3", ["Grand Pearl"]),
        ("alert=late", ["Harbour"]),
        ("stage=lost", ["Gone"]),
        ("tag=vip", ["Grand Pearl"]),
        ("source=Fair", ["Harbour"]),
        ("silent.from=30&silent.to=60", ["Harbour"]),
        ("stake.from=900", ["Grand Pearl"]),
        ("complete.from=101", []),
        ("q=mzdjd", ["Grand Pearl"]),
        ("tier=3&stage=lost", []),
    ],
)
def test_filters_narrow_the_list(cast: Cast, client_of: Browse, query: str, found: list[str]) -> None:
    customer_of(
        cast.lin, "Grand Pearl", alt_name="明珠大酒店", tier=3, tags=["vip"], value_at_risk_minor=100_000
    )
    customer_of(cast.lin, "Harbour", alert="late", silent_days=41, source="Fair")
    customer_of(cast.lin, "Gone", stage="lost")
    assert names(client_of(cast.lin).get(f"{LIST}?{query}")) == found


def test_a_region_includes_those_below_it(cast: Cast, client_of: Browse) -> None:
    customer_of(cast.lin, "Foshan")
    customer_of(cast.luo, "Hunan")
    browser = client_of(cast.admin)
    assert names(browser.get(f"{LIST}?region={cast.guangdong.ref}")) == ["Foshan"]


def test_customers_without_a_next_step_are_found(cast: Cast, client_of: Browse) -> None:
    planned, _open = customer_of(cast.lin, "Planned"), customer_of(cast.lin, "Open")
    add_task(SYSTEM, Task(cast.lin.pk, clock.today(), "Call about the lids", customer_id=planned.pk))
    assert names(client_of(cast.lin).get(f"{LIST}?no_step=1")) == ["Open"]


def test_who_may_not_see_money_sees_no_stake_no_sales_and_cannot_sort_by_them(
    cast: Cast, client_of: Browse
) -> None:
    customer_of(cast.lin, "Pearl", value_at_risk_minor=12_345_600, sales_12m_minor=99_887_700)
    page = client_of(cast.ah).get(f"{LIST}?sort=-stake").content.decode()
    assert "123,456" not in page
    assert "998,877" not in page
    assert "At stake" not in page


def test_saved_views_stand_as_tabs_and_a_changed_one_can_be_kept(cast: Cast, client_of: Browse) -> None:
    view = staff_services.save_view(
        cast.lin.actor(), cast.lin, list_key="customers:list", name="Silent ones", query="silent.from=30"
    )
    browser = client_of(cast.lin)
    opened = browser.get(f"{LIST}?silent.from=30")
    assert [tab.name for tab in opened.context["views"] if tab.is_current] == ["Silent ones"]
    changed = browser.get(f"{LIST}?silent.from=60")
    browser.post(changed.context["keep_view_url"], {"query": "silent.from=60"})
    view.refresh_from_db()
    assert view.query == "silent.from=60"


def test_the_views_say_how_many_customers_they_hold(cast: Cast, client_of: Browse) -> None:
    customer_of(cast.lin)
    customer_of(cast.zhao)
    page = client_of(cast.zhao).get(reverse("customers:view_counts"))
    assert [(str(tab.name), tab.count) for tab in page.context["views"]] == [("All", 2), ("Mine", 1)]


def test_the_list_needs_few_queries_however_many_rows(
    cast: Cast, client_of: Browse, django_assert_max_num_queries: Any
) -> None:
    for number in range(30):
        customer_of(cast.lin, f"Shop {number}", tier=2, value_at_risk_minor=number)
    browser = client_of(cast.zhao)
    browser.get(LIST)
    with django_assert_max_num_queries(20):
        browser.get(LIST)


def test_the_list_reads_in_chinese(cast: Cast, client_of: Browse) -> None:
    customer_of(cast.lin, "Hengli", alt_name="佛山恒利", tier=2, silent_days=41, gap_days=14.0)
    cast.lin.language = "zh-hans"
    cast.lin.save()
    page = client_of(cast.lin).get(LIST).content.decode()
    assert 'lang="zh-Hans"' in page
    assert "佛山恒利" in page


def test_a_stranger_is_sent_to_sign_in(db: None) -> None:
    assert Client().get(LIST).status_code == 302


def test_the_palette_finds_visible_customers_only(cast: Cast) -> None:
    from clientela.customers.queries.palette import find_hits

    customer_of(cast.lin, "Hengli", tier=3)
    customer_of(cast.deng, "Hengli Guangzhou")
    assert [hit.label for hit in find_hits(cast.lin, "hengli", 5)] == ["Hengli"]
    assert [hit.label for hit in find_hits(cast.admin, "hengli", 5)] == ["Hengli", "Hengli Guangzhou"]
    services.edit_customer(SYSTEM, customer_of(cast.lin, "Nanfeng"), phone="138 0013 2716")
    assert [hit.label for hit in find_hits(cast.lin, "2716", 5)] == ["Nanfeng"]
