"""Reads tasks as people type them."""

from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clientela.agenda.kinds import list_kinds
from clientela.agenda.queries import people_to_give_work
from clientela.agenda.services import Task

if TYPE_CHECKING:
    from clientela.staff.models import Person


class TaskForm(forms.Form):
    """What has to be done, by whom and until when."""

    reason = forms.CharField(label=_("What has to be done"), max_length=500)
    kind = forms.ChoiceField(label=_("Kind"))
    due_on = forms.DateField(label=_("Due"), widget=forms.DateInput(attrs={"type": "date"}))
    person = forms.ModelChoiceField(label=_("Who"), queryset=None, to_field_name="ref")

    def __init__(self, *args: Any, person: "Person", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [(kind.key, kind.label) for kind in list_kinds() if kind.by_hand]
        self.fields["person"].queryset = people_to_give_work(person)

    def task(self, customer_id: int | None) -> Task:
        """The task that was typed."""
        given = self.cleaned_data
        return Task(given["person"].pk, given["due_on"], given["reason"], given["kind"], customer_id)
