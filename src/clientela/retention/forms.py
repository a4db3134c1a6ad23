"""Reads what people type on the room's pages."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clientela.kernel import clock
from clientela.retention.models import TierPolicy
from clientela.retention.models.alerts import Because

USUAL_SILENCE = timedelta(days=60)


class VerdictForm(forms.Form):
    """Why a customer is not leaving, and until when that holds."""

    because = forms.ChoiceField(
        label=_("It is not leaving, because"), choices=Because, widget=forms.RadioSelect
    )
    note = forms.CharField(label=_("In a few words"), max_length=300, required=False)
    until_on = forms.DateField(
        label=_("Look again on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    def __init__(self, data: Any = None) -> None:
        initial = {"because": Because.SEASONAL, "until_on": clock.today() + USUAL_SILENCE}
        super().__init__(data, initial=initial)


class PolicyForm(forms.ModelForm):  # type: ignore[type-arg]  # the class takes no argument at run time
    """How customers are ranked and cut, and how many alerts one person works on."""

    class Meta:
        model = TierPolicy
        fields = (
            "very_important_percent",
            "important_percent",
            "general_percent",
            "rounding",
            "metric",
            "months",
            "alerts_per_person",
        )
        help_texts = {
            "very_important_percent": _("of all customers with a sale in the period"),
            "important_percent": _("of those who then remain"),
            "general_percent": _("of those who then remain; the rest is dormant"),
            "alerts_per_person": _("the most valuable first; the others wait on the board"),
        }
