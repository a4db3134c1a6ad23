"""Follows what happens elsewhere: orders that answer alerts, imports that change the facts, work done."""

from clientela.agenda.events import WorkItemSettled
from clientela.imports import queries as imports
from clientela.imports.events import ImportFinished, ImportUndone
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import Undone
from clientela.kernel.events import subscribe
from clientela.kernel.jobs import enqueue
from clientela.orders.events import OrderRecorded, OrdersImported
from clientela.retention import services
from clientela.retention.tasks import evaluate

SALE = "sale"


@subscribe(OrderRecorded)
def settle_its_alerts(event: OrderRecorded) -> None:
    """A sale ends the alerts that waited for one."""
    if event.kind == SALE:
        services.settle_after_order(SYSTEM, customer_id=event.customer_id, order_id=event.order_id)


@subscribe(OrdersImported)
def evaluate_anew(_event: OrdersImported) -> None:
    """Many orders came in: look at everybody again; while a file is still coming in, wait for its end."""
    if not imports.is_writing("orders"):
        enqueue(evaluate)


@subscribe(ImportFinished)
def evaluate_after_import(event: ImportFinished) -> None:
    """A whole file of orders came in."""
    if event.target == "orders":
        enqueue(evaluate)


@subscribe(ImportUndone)
def evaluate_after_import_undone(event: ImportUndone) -> None:
    """A whole file of orders was taken back."""
    if event.target == "orders":
        enqueue(evaluate)


@subscribe(WorkItemSettled)
def note_that_somebody_acted(event: WorkItemSettled) -> None:
    """Work that a person settled was acted on."""
    if event.person_id is not None:
        services.note_action(event.key)


@subscribe(Undone)
def evaluate_after_undo(event: Undone) -> None:
    """Orders were taken back or brought back; an import that is being undone tells at its end."""
    if event.touched.get("orders.order") and not imports.is_writing("orders"):
        enqueue(evaluate)
