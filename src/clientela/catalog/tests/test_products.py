"""Products: kept, found, shown, changed, by those who may."""

from collections.abc import Callable
from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from clientela.catalog import errors, services
from clientela.catalog.models import Category, Product
from clientela.catalog.queries import category_ids_under, find_products, list_products
from clientela.catalog.services import NewProduct, store_products
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import change_set, history_of, undo
from clientela.staff.models import Person
from tests.cast import Cast

pytestmark = pytest.mark.django_db
Browser = Callable[[Person], Client]
QUERIES_OF_THE_LIST = 14


@pytest.fixture
def steamer(cast: Cast) -> Product:
    return services.create_product(
        SYSTEM,
        code="KS-2802",
        name="Bamboo steamer",
        alt_name="竹蒸笼",
        price=Decimal("31.50"),
        cost=Decimal("20"),
    )


@pytest.mark.parametrize("text", ["KS-2802", "ks2802", "2802", "bamboo", "steam", "竹蒸", "zhuzheng", "zzl"])
def test_a_product_is_found_by_any_name(text: str, steamer: Product) -> None:
    services.create_product(SYSTEM, code="GN-1165", name="Pan")
    assert [product.code for product in find_products(list_products(), text)] == ["KS-2802"]


def test_a_code_belongs_to_one_product(steamer: Product) -> None:
    with pytest.raises(errors.CodeTaken):
        services.create_product(SYSTEM, code="KS-2802", name="Other")


def test_a_new_name_is_history_found_and_undone(steamer: Product) -> None:
    services.edit_product(SYSTEM, steamer.pk, name="Dim sum basket")
    entry = history_of(steamer)[0]
    assert [(field.name, field.new) for field in entry.fields] == [("name", "Dim sum basket")]
    assert find_products(list_products(), "basket").exists()
    undo(entry.change_set_id, SYSTEM)
    services.rederive(product_ids={steamer.pk}, category_ids=())
    assert not find_products(list_products(), "basket").exists()


def test_a_category_holds_what_its_parts_hold(cast: Cast) -> None:
    kitchen = services.add_category(SYSTEM, name="Kitchen")
    pans = services.add_category(SYSTEM, name="Pans", parent=kitchen)
    bar = services.add_category(SYSTEM, name="Bar")
    assert category_ids_under([kitchen.ref]) == sorted([kitchen.pk, pans.pk])
    services.edit_category(SYSTEM, Category.objects.get(pk=kitchen.pk), name="Kitchen", parent=bar)
    assert pans.pk in category_ids_under([bar.ref])


def test_a_category_in_use_stays(steamer: Product) -> None:
    pans = services.add_category(SYSTEM, name="Pans")
    services.edit_product(SYSTEM, steamer.pk, category=pans)
    with pytest.raises(errors.CategoryInUse):
        services.delete_category(SYSTEM, pans)
    with pytest.raises(errors.CategoryTaken):
        services.add_category(SYSTEM, name="Pans")


def test_a_file_adds_and_changes_products_and_empty_cells_say_nothing(steamer: Product) -> None:
    batch = [NewProduct("KS-2802", price=Decimal("33")), NewProduct("NEW", name="New", category="Pans")]
    for _ in range(2):
        with change_set(SYSTEM, kind="catalog.import") as changes:
            ids = store_products(changes, batch)
    steamer.refresh_from_db()
    assert (steamer.name, steamer.price, set(ids)) == ("Bamboo steamer", Decimal("33"), {"KS-2802", "NEW"})
    assert Product.objects.get(code="NEW").category.name == "Pans"
    assert len(history_of(steamer)) == 2


def test_cost_is_shown_to_those_who_see_margins(steamer: Product, client_of: Browser, cast: Cast) -> None:
    for person, sees in ((cast.lin, False), (cast.zhao, True), (cast.fang, True)):
        for address in ("/products/", f"/products/{steamer.ref}"):
            assert ("20.00" in client_of(person).get(address).content.decode()) is sees
    assert "cost" not in client_of(cast.lin).get(f"/api/products/{steamer.ref}").json()


def test_only_some_change_products(steamer: Product, client_of: Browser, cast: Cast) -> None:
    form = {"code": "KS-2802", "name": "Renamed", "price": "31.5", "is_active": "on"}
    assert client_of(cast.lin).post(f"/products/{steamer.ref}/edit", form).status_code == 403
    client_of(cast.wu).post(f"/products/{steamer.ref}/edit", form)
    steamer.refresh_from_db()
    assert steamer.name == "Renamed"


def test_a_new_product_with_a_taken_code_says_so_at_the_field(
    steamer: Product, client_of: Browser, cast: Cast
) -> None:
    answer = client_of(cast.wu).post("/products/new", {"code": "KS-2802", "name": "Other"})
    assert "Another product has the code" in answer.content.decode()
    assert Product.objects.count() == 1


def test_the_list_asks_few_questions(steamer: Product, client_of: Browser, cast: Cast) -> None:
    browser = client_of(cast.wu)
    browser.get("/products/")
    for count in range(30):
        services.create_product(SYSTEM, code=f"P{count}", name=f"Pan {count}")
    with CaptureQueriesContext(connection) as asked:
        assert browser.get("/products/").status_code == 200
    assert len(asked) <= QUERIES_OF_THE_LIST
