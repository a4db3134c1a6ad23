"""Customers come in from files."""

from collections.abc import Callable

import pytest

from clientela.customers.models import Contact, Customer, Site
from clientela.customers.services import create_customer
from clientela.imports import services
from clientela.imports.models import ImportRun
from clientela.kernel.changes import change_set, history_of
from clientela.kernel.search import matching
from clientela.staff.models import Person
from tests.cast import Cast

Bring = Callable[..., ImportRun]
SHEET = """客户编号,客户名称,联系人,手机,地址,城市,信用额度,最近备注
K-1,顺德聚福楼,何志强,138 2274 5519,大良凤山东路18号,佛山,20000,a
K-2,南海佳味食品,李淑芬,139 2271 2716,桂城海五路,佛山,三万,b
K-3,番禺莲花山渔村,梁伟民,137 1023 8846,石楼镇莲港路,广州,,c
"""


@pytest.fixture
def bring(wu: Person) -> Bring:
    """Takes a sheet in as Wu, through dry run and import."""

    def take(text: str, **options: str) -> ImportRun:
        pieces = [text.encode()]
        run = services.upload_file(
            wu, target_key="customers", name="k.csv", size=len(pieces[0]), pieces=pieces
        )
        services.match_columns(wu, run.ref, mapping=run.mapping, options=options)
        services.start_check(wu, run.ref)
        services.check_run(run.pk)
        services.start_run(wu, run.ref)
        services.execute_run(run.pk)
        run.refresh_from_db()
        return run

    return take


def test_a_sheet_of_customers_becomes_cards_with_site_and_contact(bring: Bring, wu: Person) -> None:
    run = bring(SHEET)
    assert run.state == "done", run.failure
    assert run.counts["written"]["new"] == 3
    card = Customer.objects.get(code="K-2")
    assert (card.name, card.owner, card.credit_limit_minor) == ("南海佳味食品", wu, 3_000_000)
    assert Site.objects.get(customer=card).city == "佛山"
    assert Contact.objects.get(customer=card).phones == ["139 2271 2716"]
    assert card.completeness > 0
    assert {card.pk} == set(matching("customer", "jwsp")[0]) | set(matching("customer", "nhjw")[0])
    assert history_of(card)


def test_the_same_sheet_again_changes_nothing(bring: Bring) -> None:
    bring(SHEET)
    again = bring(SHEET)
    assert again.counts["units"] == {"new": 0, "update": 0, "same": 3, "doubt": 0, "error": 0}
    assert again.chunks == 0


def test_a_changed_value_is_updated_and_undone_with_the_rest(bring: Bring, wu: Person) -> None:
    bring(SHEET)
    run = bring(SHEET.replace("石楼镇莲港路", "石楼镇新路").replace("K-3", "K-3").replace("20000", "25000"))
    assert run.counts["units"]["update"] == 2
    assert Customer.objects.get(code="K-1").credit_limit_minor == 2_500_000
    services.start_undo(wu, run.ref)
    services.execute_undo(run.pk)
    assert Customer.objects.get(code="K-1").credit_limit_minor == 2_000_000
    assert Site.objects.get(customer__code="K-3").address == "石楼镇莲港路"


def test_undo_keeps_and_lists_what_somebody_edited_since(bring: Bring, wu: Person, zhao: Person) -> None:
    run = bring(SHEET)
    card = Customer.objects.get(code="K-1")
    with change_set(zhao.actor(), kind="customers.edit") as changes:
        changes.update(card, note="calls on Fridays")
    services.start_undo(wu, run.ref)
    services.execute_undo(run.pk)
    run.refresh_from_db()
    assert list(Customer.objects.values_list("code", flat=True)) == ["K-1"]
    assert run.state == "undone"
    assert run.undo_report["kept"][0]["who"] == zhao.name


def test_a_namesake_with_another_phone_is_left_for_a_person_to_decide(bring: Bring, wu: Person) -> None:
    create_customer(wu.actor(), name="Foshan Hengli", phone="0757 8888 1234", owner=wu)
    run = bring("name,phone\nFoshan Hengli,0757 9999 4321\n")
    assert run.counts["units"]["doubt"] == 1
    assert Customer.objects.count() == 1
    assert bring("name,phone\nFoshan Hengli,0757 9999 4321\n", doubt="new").counts["written"]["new"] == 1


def test_a_row_that_stands_in_the_file_twice_comes_in_once(bring: Bring) -> None:
    run = bring("code,name\nA,Alpha\nB,Beta\nA,Alpha again\n")
    assert run.counts["written"]["new"] == 2
    assert [(problem.code, problem.rows) for problem in run.problems.all()] == [("twice_in_file", 1)]


def test_somebody_elses_customer_is_neither_changed_nor_doubled(bring: Bring, cast: Cast) -> None:
    create_customer(cast.luo.actor(), code="H-9", name="Changsha Kitchens", owner=cast.luo)
    run = bring("code,name\nH-9,Changsha Kitchens Ltd\n")
    assert [problem.code for problem in run.problems.all()] == ["not_yours"]
    assert Customer.objects.get(code="H-9").name == "Changsha Kitchens"


def test_wrong_cells_are_named_by_field_and_reason(bring: Bring) -> None:
    run = bring(
        "name,mobile,credit limit,email\nA,1390,5000,a@b.cn\nB,13800138000,many,b@b.cn\nC,,6000,nobody\n"
    )
    found = {(problem.field, problem.code) for problem in run.problems.all()}
    assert found == {("mobile", "phone_short"), ("credit_limit", "not_a_number"), ("email", "email_wrong")}
    assert not Customer.objects.exists()
