"""What a complete card holds, as the company counts it."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from clientela.customers import queries, services
from clientela.customers.entries import SETTINGS
from clientela.customers.forms import WeightsForm
from clientela.customers.tasks import measure_cards
from clientela.kernel.jobs import enqueue
from clientela.shell.keeping import kept
from clientela.shell.toasts import toast_next
from clientela.staff.access import PersonRequest, signed_in


@signed_in(SETTINGS)
def complete_cards(request: PersonRequest) -> HttpResponse:
    """The weights of the pieces."""
    form = WeightsForm(queries.weights(), request.POST or None)
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.set_weights(actor, form.cleaned_data)):
        enqueue(measure_cards)
        toast_next(request, _("Kept. All cards are being measured anew."))
        return redirect("customers:weights")
    intro = _("How much each piece counts for a complete card. A piece of weight 0 is not asked for.")
    context = {"heading": _("Complete cards"), "form": form, "submit": _("Keep"), "intro": intro}
    return render(request, "shell/form.html", context)
