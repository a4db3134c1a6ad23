"""The page of an order, and what is done on it."""

from typing import TYPE_CHECKING, Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRedirect

from clientela.kernel.changes import history_of
from clientela.orders import queries, services
from clientela.orders.entries import CANCEL, EDIT, MARGIN, SEE
from clientela.orders.forms import CancelForm
from clientela.orders.queries.order_page import customer_facts, document_lines, margin_of
from clientela.shell.keeping import kept
from clientela.shell.toasts import toast_next
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.queries import Person

if TYPE_CHECKING:
    from clientela.orders.models import Order


@signed_in(SEE)
def page(request: PersonRequest, ref: str) -> HttpResponse:
    """The order as a document."""
    order = queries.get_order(request.person, ref)
    return render(request, "orders/order.html", _context(request.person, order))


@require_POST
@signed_in(EDIT)
def confirm(request: PersonRequest, ref: str) -> HttpResponse:
    """Make a draft count."""
    order = queries.get_order(request.person, ref)
    services.confirm_order(request.person.actor(), order.pk)
    toast_next(request, _("Order %(number)s is confirmed.") % {"number": order.number})
    return redirect("orders:order", ref)


@signed_in(CANCEL)
def cancel(request: PersonRequest, ref: str) -> HttpResponse:
    """Ask why, then cancel."""
    order = queries.get_order(request.person, ref)
    form = CancelForm(request.POST or None)
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.cancel_order(actor, order.pk, reason=form.cleaned_data["reason"])
    ):
        toast_next(request, _("Order %(number)s is cancelled.") % {"number": order.number})
        return HttpResponseClientRedirect(reverse("orders:order", args=[ref]))
    context = {
        "heading": _("Cancel order %(number)s") % {"number": order.number},
        "form": form,
        "submit": _("Cancel the order"),
        "action_url": request.path,
        "intro": _("It stays in the list and counts no longer."),
    }
    return render(request, "shell/form_dialog.html", context)


def _context(person: Person, order: "Order") -> dict[str, Any]:
    lines = document_lines(order)
    sees_margin = person.has_right(MARGIN)
    is_open = order.state != "cancelled"
    return {
        "order": order,
        "lines": lines,
        "pieces": sum(line.quantity for line in lines),
        "margin": margin_of(lines) if sees_margin else None,
        "sees_margin": sees_margin,
        "facts": customer_facts(order),
        "changes": history_of(order, limit=20),
        "returned_by": list(order.returned_by.order_by()),
        "may_edit": is_open and order.kind == "sale" and person.has_right(EDIT),
        "may_cancel": is_open and person.has_right(CANCEL),
        "may_return": order.state == "confirmed" and order.kind == "sale" and person.has_right(CANCEL),
    }
