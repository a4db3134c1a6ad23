"""How complete a card is, and what it says is missing."""

from clientela.customers import services
from clientela.customers.models import Customer
from clientela.customers.queries import open_card
from clientela.customers.rules.completeness import PIECES, measure
from clientela.customers.tests.factories import customer_of
from clientela.kernel.actors import SYSTEM
from tests.cast import Cast


def percent(customer: Customer) -> int:
    return Customer.objects.get(pk=customer.pk).completeness


def test_a_card_with_every_piece_is_complete_and_misses_nothing() -> None:
    found = measure(frozenset(piece.key for piece in PIECES), {})
    assert (found.percent, list(found.missing)) == (100, [])


def test_what_is_missing_is_named_heaviest_first() -> None:
    found = measure(frozenset(), {"tax_id": 90})
    assert [piece.key for piece in found.missing][:2] == ["tax_id", "decision_maker"]
    assert found.percent == 0


def test_a_piece_of_weight_nothing_is_not_missed() -> None:
    assert "tax_id" not in {piece.key for piece in measure(frozenset(), {"tax_id": 0}).missing}


def test_adding_the_decision_maker_with_a_phone_completes_both(cast: Cast) -> None:
    customer = customer_of(cast.lin)
    before = percent(customer)
    services.add_contact(SYSTEM, customer, name="Liang Guohua", post="decision_maker", phones=["138 2716"])
    assert percent(customer) > before
    missing = {piece.key for piece in open_card(customer).completeness.missing}
    assert not missing & {"decision_maker", "phone"}


def test_a_contact_who_left_is_missing_again(cast: Cast) -> None:
    customer = customer_of(cast.lin)
    before = percent(customer)
    contact = services.add_contact(SYSTEM, customer, name="Liang", post="decision_maker")
    services.edit_contact(SYSTEM, contact, is_active=False)
    assert percent(customer) == before


def test_a_site_gives_address_position_and_hours(cast: Cast) -> None:
    customer = customer_of(cast.lin)
    site = services.add_site(SYSTEM, customer, address="Jihua Rd 8", latitude=23.0, longitude=113.1)
    assert site.is_main
    missing = {piece.key for piece in open_card(customer).completeness.missing}
    assert not missing & {"site", "position"}
    assert "hours" in missing


def test_only_one_site_is_the_main_one(cast: Cast) -> None:
    customer = customer_of(cast.lin)
    first = services.add_site(SYSTEM, customer, city="Foshan")
    services.add_site(SYSTEM, customer, city="Nanhai", is_main=True)
    first.refresh_from_db()
    assert not first.is_main


def test_new_weights_measure_every_card_anew(cast: Cast) -> None:
    customer = customer_of(cast.lin)
    services.set_weights(SYSTEM, {piece.key: int(piece.key == "owner") for piece in PIECES})
    services.measure_all_cards()
    assert percent(customer) == 100
