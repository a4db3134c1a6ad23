"""Imports that are cut off, asked for twice, or meet each other."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from clientela.catalog.models import Product
from clientela.customers.models import Customer
from clientela.customers.services import create_customer
from clientela.imports import services
from clientela.imports.errors import ImportNotFound, NotReady
from clientela.imports.models import ImportRun
from clientela.imports.services import Target
from clientela.kernel import clock
from clientela.orders.models import Order
from clientela.orders.services import change_order
from clientela.staff.models import Person
from tests.cast import Cast

HEAD = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n"
LINES = [
    f"{100 + n},P{n % 3},Pan {n % 3},{n + 1},2026-0{1 + n % 9}-05 10:30:00,12.5,K{n % 4}" for n in range(9)
]
Upload = Callable[..., ImportRun]


class Killed(BaseException):
    """Stands for a process that ends in the middle."""


@pytest.fixture
def upload(wu: Person) -> Upload:
    """Opens an import of order lines as Wu."""

    def send(lines: list[str] = LINES, **options: str) -> ImportRun:
        content = (HEAD + "\n".join(lines) + "\n").encode()
        run = services.upload_file(wu, target_key="orders", name="o.csv", size=len(content), pieces=[content])
        services.match_columns(wu, run.ref, mapping=run.mapping, options=options)
        return run

    return send


@pytest.fixture
def small_chunks() -> Iterator[Target]:
    """Orders are written three rows at a time."""
    usual = services.get_target("orders")
    small = replace(usual, chunk_rows=3)
    services.register_target(small)
    yield small
    services.register_target(usual)


@pytest.fixture
def cut_off(wu: Person, upload: Upload, small_chunks: Target) -> ImportRun:
    """An import whose worker died after the first of three chunks, in the middle of writing the second."""
    run = upload()
    calls: list[int] = []

    def die_in_second(*given: object) -> services.Written:
        calls.append(1)
        done = small_chunks.write(*given)  # type: ignore[arg-type]
        if len(calls) == 2:
            raise Killed
        return done

    services.register_target(replace(small_chunks, write=die_in_second))
    services.start_run(wu, run.ref)
    with pytest.raises(Killed):
        services.execute_run(run.pk)
    services.register_target(small_chunks)
    run.refresh_from_db()
    return run


def run_through(person: Person, run: ImportRun) -> ImportRun:
    """Import a file to its end."""
    services.start_run(person, run.ref)
    services.execute_run(run.pk)
    run.refresh_from_db()
    return run


def undo(person: Person, run: ImportRun) -> ImportRun:
    """Take an import back."""
    services.start_undo(person, run.ref)
    services.execute_undo(run.pk)
    run.refresh_from_db()
    return run


def test_what_a_killed_import_wrote_is_whole_and_says_so(cut_off: ImportRun) -> None:
    assert (cut_off.state, cut_off.written.count(), cut_off.chunks) == ("stopped", 1, 3)
    assert Order.objects.count() == 3
    assert all(order.lines.count() == order.line_count for order in Order.objects.all())


def test_a_killed_import_goes_on_where_it_stopped(cut_off: ImportRun, wu: Person) -> None:
    run = run_through(wu, cut_off)
    assert run.state == "done"
    assert Order.objects.count() == 9
    assert run.counts["written"]["new"] == 9


def test_a_killed_import_is_cleanly_undone(cut_off: ImportRun, wu: Person) -> None:
    run = undo(wu, cut_off)
    assert run.state == "undone"
    assert not Order.objects.exists()
    assert not Customer.objects.exists()
    assert not Product.objects.exists()
    with pytest.raises(NotReady):
        services.start_run(wu, run.ref)


def test_a_run_whose_worker_fell_silent_may_be_taken_up_again(upload: Upload, wu: Person) -> None:
    run = upload()
    long_ago = clock.now() - timedelta(minutes=5)
    ImportRun.objects.filter(pk=run.pk).update(state="running", claim="dead", beat_at=long_ago)
    assert services.execute_run(run.pk)
    assert Order.objects.count() == 9


def test_a_second_worker_leaves_a_run_alone_that_another_one_writes(upload: Upload, wu: Person) -> None:
    run = upload()
    ImportRun.objects.filter(pk=run.pk).update(state="running", claim="alive", beat_at=clock.now())
    assert not services.execute_run(run.pk)
    assert not Order.objects.exists()


def test_imports_of_one_kind_wait_for_each_other(upload: Upload, wu: Person) -> None:
    first, second = upload(), upload(["500,P9,Wok,1,2026-03-01 09:00:00,80,K9"])
    ImportRun.objects.filter(pk=first.pk).update(state="running", claim="alive", beat_at=clock.now())
    services.start_run(wu, second.ref)
    assert not services.execute_run(second.pk)
    ImportRun.objects.filter(pk=first.pk).update(state="done", claim="")
    assert services.waiting_after(first.pk) == second.pk
    assert services.execute_run(second.pk)


def test_a_stopped_import_stops_between_chunks(upload: Upload, wu: Person, small_chunks: Target) -> None:
    run = upload()

    def stop_meanwhile(*given: object) -> services.Written:
        services.stop_run(wu, run.ref)
        return small_chunks.write(*given)  # type: ignore[arg-type]

    services.register_target(replace(small_chunks, write=stop_meanwhile))
    services.start_run(wu, run.ref)
    assert not services.execute_run(run.pk)
    run.refresh_from_db()
    assert (run.state, run.written.count()) == ("stopped", 1)


def test_the_same_file_again_changes_nothing(upload: Upload, wu: Person) -> None:
    run_through(wu, upload())
    again = run_through(wu, upload())
    assert again.counts["units"]["same"] == 9
    assert again.written.count() == 0


def test_the_same_number_with_other_lines_is_updated_and_undone(upload: Upload, wu: Person) -> None:
    run_through(wu, upload())
    changed = [*LINES[:8], LINES[8].replace(",9,", ",20,"), "108,P1,Pan 1,2,2026-09-05 10:30:00,3,K0"]
    run = run_through(wu, upload(changed))
    assert run.counts["units"] == {"new": 0, "update": 1, "same": 8, "doubt": 0, "error": 0}
    order = Order.objects.get(number="108")
    assert (order.line_count, order.net_minor) == (2, 25_600)
    undo(wu, run)
    order.refresh_from_db()
    assert (order.line_count, order.net_minor) == (1, 11_250)
    assert Order.objects.count() == 9


def test_lines_of_one_order_are_found_wherever_they_stand(
    upload: Upload, wu: Person, small_chunks: Target
) -> None:
    run_through(wu, upload([*LINES, "100,P1,Pan 1,5,2026-01-05 10:31:00,2,K0"]))
    order = Order.objects.get(number="100")
    assert order.line_count == 2
    assert order.ordered_at is not None
    assert order.ordered_at.astimezone(clock.company_zone()).minute == 30


def test_an_order_with_one_wrong_line_is_left_out_whole(upload: Upload, wu: Person) -> None:
    run = run_through(wu, upload([*LINES, "100,P1,Pan 1,many,2026-01-05 10:31:00,2,K0"]))
    assert not Order.objects.filter(number="100").exists()
    assert {problem.code for problem in run.problems.all()} == {"not_a_number", "order_incomplete"}


def test_lines_without_customer_are_left_out_or_booked_to_walk_in_customers(
    upload: Upload, wu: Person
) -> None:
    nameless = ["700,P1,Pan 1,1,2026-02-02 09:00:00,2,"]
    assert run_through(wu, upload(nameless)).counts["units"]["error"] == 1
    run_through(wu, upload(nameless, nameless="walk_in"))
    assert Order.objects.get(number="700").customer.code == "WALK-IN"


def test_one_order_number_cannot_have_two_customers(upload: Upload, wu: Person) -> None:
    run = run_through(wu, upload([*LINES, "100,P1,Pan 1,1,2026-01-05 10:30:00,2,K3"]))
    assert [(problem.code, problem.rows) for problem in run.problems.all()] == [("two_customers", 2)]
    assert Order.objects.count() == 8


def test_goods_that_only_come_back_make_a_return(upload: Upload, wu: Person) -> None:
    run_through(wu, upload([*LINES, "C100,P0,Pan 0,-1,2026-01-09 10:30:00,12.5,K0"]))
    returned = Order.objects.get(number="C100")
    assert (returned.kind, returned.net_minor, returned.gross_minor) == ("return", -1_250, 0)


def test_a_product_is_called_what_the_first_row_that_names_it_says(upload: Upload, wu: Person) -> None:
    run_through(
        wu,
        upload(["1,P7,,1,2026-01-05,2,K0", "2,P7,Wok,1,2026-01-06,2,K0", "3,P7,Old wok,1,2026-01-07,2,K0"]),
    )
    assert Product.objects.get(code="P7").name == "Wok"


def test_a_customer_who_is_not_the_importers_gets_no_orders(upload: Upload, wu: Person, cast: Cast) -> None:
    create_customer(cast.luo.actor(), code="K0", name="Changsha", owner=cast.luo)
    run = run_through(wu, upload())
    assert {problem.code for problem in run.problems.all()} == {"not_yours"}
    assert not Order.objects.filter(customer__code="K0").exists()


def test_orders_edited_after_the_import_are_kept_by_its_undo(
    upload: Upload, wu: Person, zhao: Person
) -> None:
    run = run_through(wu, upload())
    change_order(zhao.actor(), Order.objects.get(number="104").pk, note="call before delivery")
    report = undo(wu, run).undo_report
    assert list(Order.objects.values_list("number", flat=True)) == ["104"]
    assert report["kept_count"] >= 1


def test_only_who_imported_undoes_it(upload: Upload, wu: Person, zhao: Person) -> None:
    run = run_through(wu, upload())
    with pytest.raises(ImportNotFound):
        services.start_undo(zhao, run.ref)
