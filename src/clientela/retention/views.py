"""The retention board, the alerts, the verdicts and the policy."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST
from django_htmx.http import HttpResponseClientRefresh

from clientela.retention import services
from clientela.retention.board.alert_list import list_context
from clientela.retention.board.page import board_context
from clientela.retention.board.pictures import flow_picture
from clientela.retention.forms import PolicyForm, VerdictForm
from clientela.retention.queries import policy_in_force, verdicts
from clientela.retention.queries.alerts import get_alert
from clientela.retention.services.preview import preview_policy
from clientela.shell.keeping import kept
from clientela.shell.toasts import toast_next, with_toast
from clientela.staff.access import PersonRequest, signed_in

SEE = "retention.see"
JUDGE = "retention.judge"
MANAGE = "retention.manage"


@signed_in(SEE)
def board(request: PersonRequest) -> HttpResponse:
    """Tiers, money at risk, the months against their base, and who is missing."""
    return render(request, "retention/board.html", board_context(request.person, request.GET))


@signed_in(SEE)
def alerts(request: PersonRequest) -> HttpResponse:
    """Every alert, narrowed and sorted as asked; the open ones where nothing was asked."""
    if not request.GET:
        return redirect(f"{reverse('retention:alerts')}?state=open")
    return render(request, "retention/alerts.html", list_context(request.person, request.GET))


@signed_in(JUDGE)
def judge(request: PersonRequest, ref: str) -> HttpResponse:
    """Say why a customer is not leaving, and until when."""
    alert = get_alert(request.person, ref)
    form = VerdictForm(request.POST or None)
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.give_verdict(actor, alert, **form.cleaned_data)
    ):
        return with_toast(HttpResponseClientRefresh(), _("Kept. This alert is quiet now."))
    context = {
        "form": form,
        "heading": alert.customer.name,
        "submit": _("Keep quiet until then"),
        "action_url": reverse("retention:judge", args=[ref]),
        "intro": _("The reason stays on the card, and similar alerts stay quiet until the day you choose."),
    }
    return render(request, "shell/form_dialog.html", context)


@signed_in(SEE)
def verdict_list(request: PersonRequest) -> HttpResponse:
    """The verdicts in force, the first to run out first."""
    context = {"verdicts": verdicts.verdicts_in_force(request.person)[:500]}
    return render(request, "retention/verdicts.html", context)


@require_POST
@signed_in(JUDGE)
def lift(request: PersonRequest, ref: str) -> HttpResponse:
    """Take a verdict back."""
    services.lift_verdict(request.person.actor(), verdicts.get_verdict(request.person, ref))
    toast_next(request, _("Taken back. The alert speaks again."))
    return redirect("retention:verdicts")


@signed_in(MANAGE)
def policy(request: PersonRequest) -> HttpResponse:
    """How customers are ranked and cut."""
    form = PolicyForm(request.POST or None, instance=policy_in_force())
    actor = request.person.actor()
    if request.method == "POST" and kept(form, lambda: services.decide_policy(actor, **form.cleaned_data)):
        toast_next(request, _("Kept. It holds from the next evaluation on."))
        return redirect("retention:policy")
    return render(request, "retention/policy.html", {"form": form})


@require_POST
@signed_in(MANAGE)
def policy_preview(request: PersonRequest) -> HttpResponse:
    """Who would move under a policy that is not kept yet."""
    form = PolicyForm(request.POST, instance=policy_in_force())
    flow = flow_picture(preview_policy(request.person, form.instance)) if form.is_valid() else None
    return render(request, "retention/_policy_preview.html", {"form": form, "flow": flow})
