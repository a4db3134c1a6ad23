"""Typing an order: a new one or a kept one, with products found by any name and prices remembered."""

from copy import copy
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from clientela.catalog.queries import labels_of, products_by_ref
from clientela.customers.queries import find_customers, get_customer
from clientela.kernel import clock
from clientela.kernel.errors import InvalidInput
from clientela.orders import queries, services
from clientela.orders.entries import EDIT
from clientela.orders.forms import HeadForm, TypedLine, TypedLines, read_lines, typed_of, write_number
from clientela.orders.queries import entry as asked
from clientela.orders.services import NewOrder
from clientela.shell.toasts import toast_next
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person, get_company

if TYPE_CHECKING:
    from clientela.customers.queries import Customer
    from clientela.orders.models import Order

FOUND_CUSTOMERS = 8


@dataclass
class Draft:
    """What stands on the page: the customer, the head, the lines, and the order being edited if any."""

    customer: "Customer | None"
    head: HeadForm
    lines: TypedLines
    order: "Order | None" = None
    problem: str = ""


@signed_in(EDIT)
def new(request: PersonRequest) -> HttpResponse:
    """A new order, for a customer once one is chosen."""
    ref = request.GET.get("customer", "")
    customer = get_customer(request.person, ref) if ref else None
    head = HeadForm(request.POST or None, initial={"ordered_on": clock.today()})
    draft = Draft(customer, head, read_lines(request.POST))
    if request.method == "POST" and customer and head.is_valid() and (order := _record(request, draft)):
        return redirect("orders:order", order.ref)
    return _page(request, draft)


@signed_in(EDIT)
def edit(request: PersonRequest, ref: str) -> HttpResponse:
    """A kept order, to be changed."""
    order = queries.get_order(request.person, ref)
    head = HeadForm(request.POST or None, instance=copy(order))
    kept = [_as_kept(line) for line in order.lines.all()]
    lines = read_lines(request.POST, kept) if request.method == "POST" else TypedLines(_remembered(order))
    draft = Draft(order.customer, head, lines, order)
    if request.method == "POST" and head.is_valid() and _change(request, draft):
        return redirect("orders:order", ref)
    return _page(request, draft)


@signed_in(EDIT)
def products(request: PersonRequest) -> HttpResponse:
    """Products that fit what is being typed."""
    customer = _chosen_customer(request)
    text = request.GET.get("q", "").strip()
    found = asked.product_choices(request.person, customer.pk if customer else None, text) if text else []
    return render(request, "orders/_found_products.html", {"choices": found, "customer": customer})


@signed_in(EDIT)
def customers(request: PersonRequest) -> HttpResponse:
    """Customers that fit what is being typed."""
    text = request.GET.get("q", "").strip()
    found = find_customers(request.person, text).select_related("figures").order_by("sort_key")
    shown = found[:FOUND_CUSTOMERS] if text else found.none()
    return render(request, "orders/_found_customers.html", {"customers": shown})


@signed_in(EDIT)
def memory(request: PersonRequest) -> HttpResponse:
    """What the customer paid for a product the last times."""
    customer = _chosen_customer(request)
    product = products_by_ref([request.GET.get("product", "")])
    found = next(iter(product.values()), None)
    paid = asked.price_memory(customer.pk, found.pk) if customer and found else []
    return render(request, "orders/_memory.html", {"product": found, "paid": paid})


def _chosen_customer(request: PersonRequest) -> "Customer | None":
    ref = request.GET.get("customer", "")
    return get_customer(request.person, ref) if ref else None


def _record(request: PersonRequest, draft: Draft) -> "Order | None":
    assert draft.customer is not None
    state = "draft" if "draft" in request.POST else "confirmed"
    new_order = NewOrder(draft.customer.pk, draft.lines.lines, state=state, **draft.head.cleaned_data)
    order = _taken(draft, lambda: services.record_order(request.person.actor(), new_order))
    if order:
        toast_next(request, _("Order %(number)s is kept.") % {"number": order.number})
    return order


def _change(request: PersonRequest, draft: Draft) -> "Order | None":
    assert draft.order is not None
    order_id, seen = draft.order.pk, int(request.POST.get("revision") or draft.order.revision)
    actor = request.person.actor()
    return _taken(
        draft,
        lambda: services.change_order(
            actor, order_id, lines=draft.lines.lines, seen_revision=seen, **draft.head.cleaned_data
        ),
    )


def _taken(draft: Draft, write: Any) -> "Order | None":
    """What a service made of the draft; what it found wrong stands beside the lines."""
    if not draft.lines.is_sound:
        draft.problem = _("Some lines need a look.")
        return None
    try:
        order: Order = write()
    except InvalidInput as found:
        draft.lines.blame(found.fields)
        draft.problem = found.message
        return None
    return order


def _page(request: PersonRequest, draft: Draft) -> HttpResponse:
    context = {
        "draft": draft,
        "customer": draft.customer,
        "currency": draft.order.currency if draft.order else get_company().currency,
        "habits": _habits(draft.customer, request.person),
        "back_url": reverse("orders:order", args=[draft.order.ref])
        if draft.order
        else reverse("orders:list"),
    }
    return render(request, "orders/entry.html", context, status=422 if draft.problem else 200)


def _remembered(order: "Order") -> list[TypedLine]:
    """The lines of a kept order as they would be typed, with what was paid before this order."""
    typed = typed_of(order)
    products = products_by_ref([line.product_ref for line in typed if line.product_ref])
    ids = [product.pk for product in products.values()]
    paid = asked.last_prices(order.customer_id, ids, before=order)
    for line in typed:
        product = products.get(line.product_ref)
        if product and (last := paid.get(product.pk)):
            line.last, line.last_on = write_number(last.price), last.on
    return typed


def _habits(customer: "Customer | None", person: Person) -> list[dict[str, Any]]:
    habits = asked.habits_of(customer.pk)[: asked.HABITS] if customer else []
    labels = labels_of(habit.product_id for habit in habits)
    paid = asked.last_prices(customer.pk, list(labels)) if customer and labels else {}
    return [
        {"habit": habit, "label": labels[habit.product_id], "paid": paid.get(habit.product_id)}
        for habit in habits
        if habit.product_id in labels
    ]


def _as_kept(line: Any) -> services.Line:
    return services.Line(line.quantity, line.unit_price, line.product_id, product_name=line.product_name)
