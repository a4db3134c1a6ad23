"""Adding customers, and what follows from it."""

import pytest

from clientela.customers import queries, services
from clientela.customers.errors import CodeTaken, CustomerMissing, InvalidFields
from clientela.customers.models import Customer
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import history_of
from tests.cast import Cast


def test_a_new_customer_gets_a_code_its_owners_team_and_region_and_the_companys_currency(cast: Cast) -> None:
    made = services.create_customer(SYSTEM, name="Foshan Hengli", alt_name="佛山恒利", owner=cast.lin)
    assert made.code == "C00001"
    assert (made.team, made.region, made.currency) == (cast.foshan_team, cast.foshan, "CNY")
    assert made.figures.tier == 0
    assert made.completeness > 0
    assert [moment.kind for moment in made.moments.all()] == ["created"]


def test_who_added_a_customer_and_its_first_values_are_kept(cast: Cast) -> None:
    made = services.create_customer(cast.lin.actor(), name="Foshan Hengli", owner=cast.lin)
    (entry,) = history_of(made)
    assert (entry.who, entry.action) == ("Lin Xiaoyu", "c")


def test_a_code_is_given_once(cast: Cast) -> None:
    services.create_customer(SYSTEM, name="One", code="A1")
    with pytest.raises(CodeTaken):
        services.create_customer(SYSTEM, name="Two", code="A1")
    with pytest.raises(CodeTaken):
        services.create_customers(SYSTEM, [{"name": "Two", "code": "B"}, {"name": "Three", "code": "B"}])


def test_free_codes_skip_those_somebody_chose(cast: Cast) -> None:
    first = services.create_customer(SYSTEM, name="One")
    services.create_customer(SYSTEM, name="Two", code=f"C{first.pk + 2:05d}")
    third = services.create_customer(SYSTEM, name="Three")
    assert third.code == f"C{first.pk + 3:05d}"


def test_a_customer_needs_a_name(cast: Cast) -> None:
    with pytest.raises(InvalidFields) as refused:
        services.create_customer(SYSTEM, name=" ")
    assert "name" in refused.value.fields


@pytest.mark.parametrize("words", ["hengli", "佛山恒", "fshl", "foshanhengli", "2716", "K-77"])
def test_it_is_found_by_name_pinyin_initials_phone_tail_and_code(cast: Cast, words: str) -> None:
    made = services.create_customer(
        SYSTEM, name="Hengli Hotel Supplies", alt_name="佛山恒利", phone="0757 8123 2716", code="K-77"
    )
    assert list(queries.find_customers(cast.admin, words)) == [made]


def test_a_customer_of_another_region_looks_missing(cast: Cast) -> None:
    other = services.create_customer(SYSTEM, name="Guangzhou Teahouse", owner=cast.deng)
    with pytest.raises(CustomerMissing):
        queries.get_customer(cast.lin, other.ref)
    assert queries.get_customer(cast.wu, other.ref) == other


def test_figures_are_kept_beside_the_customer_and_leave_what_they_do_not_name(cast: Cast) -> None:
    made = services.create_customer(SYSTEM, name="Hengli")
    services.keep_figures(SYSTEM, [{"customer_id": made.pk, "tier": 2, "value_at_risk_minor": 3820000}])
    services.keep_figures(SYSTEM, [{"customer_id": made.pk, "tier": 3}])
    figures = Customer.objects.get(pk=made.pk).figures
    assert (figures.tier, figures.value_at_risk_minor) == (3, 3820000)
    assert queries.labels_of([made.pk])[made.pk].tier == 3


def test_a_moment_says_who_when_and_what_about(cast: Cast) -> None:
    made = services.create_customer(SYSTEM, name="Hengli")
    moment = services.record_moment(
        cast.lin.actor(),
        made.pk,
        "order",
        "Order SO-1",
        room="orders",
        subject_ref="SO-1",
        facts={"lines": 9},
    )
    assert (moment.actor_name, moment.room, moment.facts) == ("Lin Xiaoyu", "orders", {"lines": 9})
