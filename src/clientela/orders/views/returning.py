"""Goods that come back from an order."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clientela.kernel.errors import InvalidInput
from clientela.orders import queries, services
from clientela.orders.entries import CANCEL
from clientela.orders.forms import read_quantities
from clientela.orders.queries.order_page import returnable_lines
from clientela.shell.toasts import toast_next
from clientela.staff.access import PersonRequest, signed_in


@signed_in(CANCEL)
def page(request: PersonRequest, ref: str) -> HttpResponse:
    """What comes back, line by line."""
    sold = queries.get_order(request.person, ref)
    problem: InvalidInput | None = None
    if request.method == "POST":
        try:
            back = services.record_return(
                request.person.actor(),
                sold.pk,
                quantities=read_quantities(request.POST),
                note=request.POST.get("note", ""),
            )
        except InvalidInput as found:
            problem = found
        else:
            toast_next(request, _("Return %(number)s is recorded.") % {"number": back.number})
            return redirect("orders:order", back.ref)
    rows = [
        {"line": line, "left": left, "typed": request.POST.get(f"quantity-{line.position}", "")}
        for line, left in returnable_lines(sold)
    ]
    context = {"order": sold, "rows": rows, "problem": problem, "note": request.POST.get("note", "")}
    return render(request, "orders/return.html", context, status=422 if problem else 200)
