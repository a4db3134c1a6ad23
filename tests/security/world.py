"""One customer of another region, with something secret in every place a person could look."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Model

from clientela.agenda.services import put_item
from clientela.customers import services as customers
from clientela.customers.models import Contact, Customer, Fact, Moment, Site
from clientela.kernel import clock
from clientela.kernel.changes import change_set
from clientela.orders.models import Order
from clientela.orders.services import Line, NewOrder, record_order
from tests.cast import Cast

SECRET = "Zirconia"


@dataclass(frozen=True)
class World:
    """The secret customer and the references that lead to what belongs to it."""

    customer: Customer
    own: Customer
    refs: list[str]
    ids: list[str]

    def state(self) -> list[object]:
        """Everything that must stay as it is while others knock."""
        kept: list[type[Model]] = [Customer, Contact, Site, Fact, Moment, Order]
        return [
            sorted(map(str, model._default_manager.filter(**_of(model, self.customer)).values()))
            for model in kept
        ]


def build_world(cast: Cast) -> World:
    """Deng's secret customer in Guangzhou, and Lin's own in Foshan."""
    actor = cast.deng.actor()
    secret = customers.create_customer(
        actor, code="ZRC-1", name=f"{SECRET} Palace", alt_name=f"{SECRET}酒店", owner=cast.deng
    )
    own = customers.create_customer(
        cast.lin.actor(), code="HL-1", name="Hengli Hotel Supplies", owner=cast.lin
    )
    with change_set(actor, kind="tests.world") as changes:
        contact = changes.create(Contact(customer=secret, name=f"{SECRET} Chen", phones=["13900132716"]))
        site = changes.create(Site(customer=secret, address=f"{SECRET} Road 1", city="Guangzhou"))
        fact = changes.create(Fact(customer=secret, value=f"{SECRET} steamers"))
    customers.record_moment(actor, secret.pk, "note", f"{SECRET} called")
    line = Line(Decimal(3), Decimal(20), product_name="Steamer")
    order = record_order(actor, NewOrder(secret.pk, [line], number=f"{SECRET}-1"))
    item = put_item(
        actor,
        key="world",
        customer_id=secret.pk,
        person_id=cast.deng.pk,
        kind="alert",
        due_on=clock.today(),
        reason=f"{SECRET} is late",
    )
    records: list[Model] = [secret, contact, site, fact, order, item]
    return World(
        customer=secret,
        own=own,
        refs=[str(record.ref) for record in records],  # type: ignore[attr-defined]  # all of them have one
        ids=[str(record.pk) for record in records],
    )


def _of(model: type[Model], customer: Customer) -> dict[str, object]:
    return {"pk": customer.pk} if model is Customer else {"customer": customer}
