"""The card: what it shows, who may see and change it, and what happens when two change the same."""

import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from clientela.agenda.models import WorkItem
from clientela.agenda.services import Task, add_task
from clientela.customers import services
from clientela.customers.models import Contact, Customer, Fact, Moment, Site
from clientela.customers.tests.factories import customer_of
from clientela.kernel import clock
from clientela.kernel.actors import SYSTEM
from clientela.staff.models import Person
from tests.cast import Cast

Browse = Callable[[Person], Client]
HTMX = {"HX-Request": "true"}


def at(name: str, customer: Customer, *more: str) -> str:
    return reverse(f"customers:{name}", args=[customer.ref, *more])


def test_the_card_shows_who_it_is_and_names_what_is_missing(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin, "Foshan Hengli", alt_name="佛山恒利", tier=2, business="Hotel supplies")
    services.add_contact(
        SYSTEM, customer, name="Huang Lijuan", post="purchasing", stance="wavering", influence=4
    )
    page = client_of(cast.lin).get(at("card", customer)).content.decode()
    for words in ("佛山恒利", "Hotel supplies", "Huang Lijuan", "wavering", "Who decides?", "No next step"):
        assert words in page


def test_a_card_of_another_region_looks_missing_on_every_address(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.deng)
    contact = services.add_contact(SYSTEM, customer, name="Liang")
    browser = client_of(cast.lin)
    gets = [
        at(name, customer) for name in ("card", "head", "people", "timeline", "card_changes", "new_contact")
    ]
    gets += [at("field", customer, "name"), at("contact", customer, contact.ref)]
    assert {browser.get(address).status_code for address in gets} == {404}
    assert browser.post(at("compose", customer), {"kind": "note", "text": "Hello"}).status_code == 404
    assert not Moment.objects.filter(kind="note")


def test_a_field_is_changed_where_it_stands(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    browser = client_of(cast.lin)
    form = browser.get(at("field", customer, "terms_days")).content.decode()
    assert 'data-behaviour="inline-edit"' in form
    answer = browser.post(at("field", customer, "terms_days"), {"terms_days": "30", "before": "null"})
    assert "30 days" in answer.content.decode()
    assert "customer-changed" in answer["HX-Trigger"]
    assert Customer.objects.get(pk=customer.pk).terms_days == 30


def test_a_field_changed_meanwhile_answers_with_both_values(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin, source="Fair")
    services.edit_customer(cast.zhao.actor(), customer, source="Referral")
    answer = client_of(cast.lin).post(
        at("field", customer, "source"), {"source": "Web", "before": json.dumps("Fair")}, headers=HTMX
    )
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Web" in page
    assert "Referral" in page


@pytest.mark.parametrize(
    ("name", "typed", "kept"),
    [
        ("tags", "vip, hotel， vip", ["vip", "hotel"]),
        ("credit_limit_minor", "30000.50", 3_000_050),
        ("stage", "lost", "lost"),
        ("note", "Ring twice", "Ring twice"),
    ],
)
def test_every_kind_of_field_can_be_typed(
    cast: Cast, client_of: Browse, name: str, typed: str, kept: object
) -> None:
    customer = customer_of(cast.lin)
    before = json.dumps(getattr(customer, name))
    answer = client_of(cast.lin).post(at("field", customer, name), {name: typed, "before": before})
    assert answer.status_code == 200
    assert getattr(Customer.objects.get(pk=customer.pk), name) == kept


def test_a_wrong_value_is_said_at_the_field(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    answer = client_of(cast.lin).post(
        at("field", customer, "since_on"), {"since_on": "soon", "before": "null"}
    )
    assert "Enter a valid date" in answer.content.decode()
    assert Customer.objects.get(pk=customer.pk).since_on is None


def test_a_representative_cannot_give_his_customer_away_but_his_supervisor_can(
    cast: Cast, client_of: Browse
) -> None:
    customer = customer_of(cast.lin)
    change = {"owner": cast.deng.pk, "before": json.dumps(cast.lin.pk)}
    assert client_of(cast.lin).post(at("field", customer, "owner"), change).status_code == 403
    answer = client_of(cast.zhao).post(at("field", customer, "owner"), change)
    assert answer["HX-Redirect"] == reverse("customers:list")
    assert Customer.objects.get(pk=customer.pk).owner == cast.deng


def test_the_warehouse_reads_the_card_but_changes_nothing_and_sees_no_credit(
    cast: Cast, client_of: Browse
) -> None:
    customer = customer_of(cast.lin, credit_limit_minor=3_000_000)
    browser = client_of(cast.ah)
    page = browser.get(at("card", customer)).content.decode()
    assert "30,000" not in page
    assert at("field", customer, "name") not in page
    assert browser.post(at("field", customer, "name"), {"name": "X", "before": "null"}).status_code == 403


def test_contacts_sites_and_facts_are_added_changed_and_removed(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    browser = client_of(cast.lin)
    person = {
        "name": "Liang",
        "post": "decision_maker",
        "influence": 5,
        "stance": "with_us",
        "phones": "138 2716",
    }
    browser.post(at("new_contact", customer), {**person, "is_active": "on"})
    contact = Contact.objects.get()
    assert contact.phones == ["138 2716"]
    browser.post(at("contact", customer, contact.ref), person)
    contact.refresh_from_db()
    assert not contact.is_active
    browser.post(at("new_site", customer), {"address": "Jihua Rd 8", "hours": "1-5 8:30-18:00\n6 9:00-12:00"})
    site = Site.objects.get()
    assert (site.hours["5"], site.hours["6"], "7" in site.hours) == (
        ["08:30", "18:00"],
        ["09:00", "12:00"],
        False,
    )
    browser.post(at("new_fact", customer), {"kind": "buys", "value": "Steamers"})
    fact = Fact.objects.get()
    browser.post(at("fact", customer, fact.ref), {"value": "Steamers, boards", "before": "Steamers"})
    page = browser.get(at("people", customer)).content.decode()
    for words in ("Liang", "Mon–Fri 08:30–18:00", "Steamers, boards"):
        assert words in page
    browser.post(at("fact", customer, fact.ref), {"value": "", "before": "Steamers, boards"})
    browser.post(at("remove_site", customer, site.ref))
    assert not Fact.objects.exists()
    assert not Site.objects.exists()


def test_a_fact_said_anew_meanwhile_is_not_overwritten(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    fact = services.add_fact(cast.zhao.actor(), customer, kind="buys", value="Steamers, boards")
    answer = client_of(cast.lin).post(
        at("fact", customer, fact.ref), {"value": "Woks", "before": "Steamers"}, headers=HTMX
    )
    assert answer.status_code == 422
    fact.refresh_from_db()
    assert fact.value == "Steamers, boards"


def test_opening_hours_that_make_no_sense_are_refused_with_the_line(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    answer = client_of(cast.lin).post(
        at("new_site", customer), {"city": "Foshan", "hours": "daily till late"}
    )
    assert "daily till late" in answer.content.decode()
    assert not Site.objects.exists()


def test_notes_calls_and_next_steps_are_kept_from_the_composer(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    browser = client_of(cast.lin)
    browser.post(at("compose", customer), {"kind": "note", "text": "They tried 40 steamers"})
    call = {"kind": "call", "text": "", "outcome": "no_answer", "contact": "Huang Lijuan"}
    page = browser.post(at("compose", customer), call).content.decode()
    assert "They tried 40 steamers" in page
    assert "Called Huang Lijuan, no answer" in page
    tomorrow = clock.today() + timedelta(days=1)
    step = {"kind": "next_step", "text": "Bring two lids", "due_on": tomorrow.isoformat()}
    assert "Bring two lids" in browser.post(at("compose", customer), step).content.decode()
    item = WorkItem.objects.get()
    assert (item.customer_id, item.person, item.due_on) == (customer.pk, cast.lin, tomorrow)


def test_an_empty_note_is_refused(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    answer = client_of(cast.lin).post(at("compose", customer), {"kind": "note", "text": " "}, headers=HTMX)
    assert answer.status_code == 422


def test_a_next_step_is_done_or_moved_from_the_card(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    task = Task(cast.lin.pk, clock.today(), "Call", customer_id=customer.pk)
    first, second = add_task(SYSTEM, task), add_task(SYSTEM, task)
    browser = client_of(cast.lin)
    browser.post(at("done", customer, first.ref))
    browser.post(at("postpone", customer, second.ref))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.due_on) == ("done", clock.today() + timedelta(days=7))


def test_the_timeline_goes_on_page_by_page_and_can_be_searched(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin)
    now = clock.now()
    for number in range(35):
        at_instant = now - timedelta(days=number)
        services.record_moment(SYSTEM, customer.pk, "note", f"Note {number:02d}", at=at_instant)
    browser = client_of(cast.lin)
    first = browser.get(at("timeline", customer))
    assert "Note 34" not in first.content.decode()
    cursor = first.context["timeline"].next_cursor
    assert "Note 34" in browser.get(at("timeline", customer), {"after": cursor}).content.decode()
    found = browser.get(at("timeline", customer), {"q": "note 33"}).content.decode()
    assert "Note 33" in found
    assert "Note 32" not in found


def test_the_changes_tab_shows_who_changed_what_from_which_value(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin, source="Fair")
    services.edit_customer(cast.zhao.actor(), customer, reason="He told me", source="Referral")
    services.add_contact(cast.lin.actor(), customer, name="Liang")
    page = client_of(cast.lin).get(at("card", customer) + "?tab=changes").content.decode()
    for words in ("Zhao Qiang", "Fair", "Referral", "He told me", "Liang"):
        assert words in page


def test_the_card_walks_the_list_one_came_from(cast: Cast, client_of: Browse) -> None:
    shops = [customer_of(cast.lin, f"Shop {n}", value_at_risk_minor=n, tier=n % 2) for n in range(5)]
    browser = client_of(cast.lin)
    browser.get(reverse("customers:list") + "?tier=1")
    context = browser.get(at("card", shops[1])).context
    assert context["position"] == "2 of 2"
    assert context["previous_url"] == at("card", shops[3])
    assert not context["next_url"]
    assert "position" not in browser.get(at("card", shops[0])).context


def test_a_new_customer_is_added_and_opened(cast: Cast, client_of: Browse) -> None:
    browser = client_of(cast.lin)
    assert "New customer" in browser.get(reverse("customers:new")).content.decode()
    answer = browser.post(
        reverse("customers:new"), {"name": "Nanfeng Banquet", "stage": "potential", "tags": "vip"}
    )
    made = Customer.objects.get()
    assert answer["Location"] == at("card", made)
    assert (made.owner, made.stage, made.tags) == (cast.lin, "potential", ["vip"])


def test_the_warehouse_cannot_add_customers(cast: Cast, client_of: Browse) -> None:
    assert client_of(cast.ah).get(reverse("customers:new")).status_code == 403


def test_the_card_needs_few_queries_however_much_stands_on_it(
    cast: Cast, client_of: Browse, django_assert_max_num_queries: Any
) -> None:
    customer = customer_of(cast.lin)
    for number in range(20):
        services.add_contact(SYSTEM, customer, name=f"Contact {number}")
        services.add_fact(SYSTEM, customer, kind="buys", value=f"Fact {number}")
        services.record_moment(SYSTEM, customer.pk, "note", f"Note {number}")
    browser = client_of(cast.lin)
    browser.get(at("card", customer))
    with django_assert_max_num_queries(32):
        browser.get(at("card", customer))


def test_the_card_reads_in_chinese(cast: Cast, client_of: Browse) -> None:
    customer = customer_of(cast.lin, "佛山恒利酒店用品有限公司", alt_name="Foshan Hengli")
    cast.lin.language = "zh-hans"
    cast.lin.save()
    page = client_of(cast.lin).get(at("card", customer)).content.decode()
    assert "佛山恒利酒店用品有限公司" in page
    assert 'lang="zh-Hans"' in page


def test_weights_are_set_by_the_manager_only(cast: Cast, client_of: Browse) -> None:
    address = reverse("customers:weights")
    assert client_of(cast.lin).get(address).status_code == 403
    page = client_of(cast.wu).get(address)
    values = {name: field.initial for name, field in page.context["form"].fields.items()}
    assert client_of(cast.wu).post(address, {**values, "tax_id": 50}).status_code == 302
    kept = client_of(cast.wu).get(address).context["form"].fields["tax_id"].initial
    assert kept == 50
