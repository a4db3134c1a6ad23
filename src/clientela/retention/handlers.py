"""Follows what happens elsewhere: orders that answer alerts, imports that change the facts, work done."""

from clientela.agenda.events import WorkItemSettled
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
    """Many orders came in: look at everybody again. Several imports at once end in one evaluation that does work."""
    enqueue(evaluate)


@subscribe(WorkItemSettled)
def note_that_somebody_acted(event: WorkItemSettled) -> None:
    """Work that a person settled was acted on."""
    if event.person_id is not None:
        services.note_action(event.key)


@subscribe(Undone)
def evaluate_after_undo(event: Undone) -> None:
    """An import of orders was taken back."""
    if event.touched.get("orders.order"):
        enqueue(evaluate)
