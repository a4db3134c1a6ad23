"""Reads what is to be changed in many customers at once."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela.customers.entries import ASSIGN
from clientela.customers.forms import LONGEST_TAG, PLACING
from clientela.customers.models import Stage
from clientela.customers.rules.bulk import BulkChange
from clientela.staff.queries import Person, active_people, list_regions, list_teams

LONGEST_TERMS_DAYS = 3_650
LABELS = {
    "owner": gettext_lazy("Owner"),
    "team": gettext_lazy("Team"),
    "region": gettext_lazy("Region"),
    "stage": gettext_lazy("Stage"),
    "terms_days": gettext_lazy("Payment terms in days"),
    "source": gettext_lazy("Source"),
    "add_tag": gettext_lazy("Add a tag"),
    "remove_tag": gettext_lazy("Remove a tag"),
}


class BulkForm(forms.Form):
    """A field and its new value; the value is asked for once the field is chosen."""

    field = forms.ChoiceField(label=gettext_lazy("What to change"))

    def __init__(self, person: Person, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choosable = {
            key: label for key, label in LABELS.items() if key not in PLACING or person.has_right(ASSIGN)
        }
        what: Any = self.fields["field"]
        what.choices = [("", "–"), *self.choosable.items()]
        name = str(self.data.get("field") or self.initial.get("field") or "")
        self.chosen = name if name in self.choosable else ""
        if self.chosen:
            self.fields["value"] = _value_field(self.chosen)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "value" not in self.fields:
            raise forms.ValidationError(_("Choose what to change."))
        return values

    @property
    def label(self) -> str:
        """What is changed, in words."""
        return str(LABELS[self.cleaned_data["field"]])

    @property
    def words(self) -> str:
        """The new value in words."""
        value = self.cleaned_data["value"]
        return str(Stage(value).label) if self.chosen == "stage" else str(value)

    @property
    def change(self) -> BulkChange:
        """What is to be done."""
        field, value = self.cleaned_data["field"], self.cleaned_data["value"]
        if field == "owner":
            return BulkChange(field, value.pk, team_id=value.team_id)
        return BulkChange(field, value.pk if field in PLACING else value)


def _value_field(name: str) -> forms.Field:
    label = gettext_lazy("New value")
    people = {"owner": active_people, "team": list_teams, "region": list_regions}
    if name in people:
        return forms.ModelChoiceField(people[name](), label=label)
    if name == "stage":
        return forms.ChoiceField(label=label, choices=Stage.choices)
    if name == "terms_days":
        return forms.IntegerField(label=label, min_value=0, max_value=LONGEST_TERMS_DAYS)
    return forms.CharField(label=label, max_length=LONGEST_TAG)
