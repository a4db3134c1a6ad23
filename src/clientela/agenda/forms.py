"""Reads what people type about work."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clientela.agenda.kinds import list_kinds
from clientela.agenda.models import WorkItem
from clientela.agenda.queries import people_to_give_work
from clientela.agenda.services import Task
from clientela.kernel import clock
from clientela.staff.queries import Person


class DayInput(forms.DateInput):
    """A day chosen from a calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"format": "%Y-%m-%d", **kwargs})


class TaskForm(forms.Form):
    """A task: what, when, whose."""

    reason = forms.CharField(label=_("What"), max_length=500, widget=forms.Textarea(attrs={"rows": 3}))
    due_on = forms.DateField(label=_("When"), widget=DayInput())
    kind = forms.ChoiceField(label=_("Kind"))
    person = forms.ModelChoiceField(label=_("Who"), queryset=Person.objects.none(), to_field_name="ref")
    customer = forms.CharField(required=False, widget=forms.HiddenInput())

    def __init__(self, *args: Any, giver: Person, item: WorkItem | None = None, **kwargs: Any) -> None:
        usual = {
            "due_on": clock.today(),
            "kind": "task",
            "person": giver.ref,
            **(_values(item) if item else {}),
        }
        kwargs["initial"] = {**usual, **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.item = item
        kinds = [kind for kind in list_kinds() if kind.by_hand or (item and kind.key == item.kind)]
        self.fields["kind"].choices = [(kind.key, kind.label) for kind in kinds]  # type: ignore[attr-defined]
        self.fields["person"].queryset = people_to_give_work(giver)  # type: ignore[attr-defined]  # a ModelChoiceField
        if item and not item.is_by_hand:
            for name in ("reason", "kind"):
                del self.fields[name]

    def task(self, customer_id: int | None) -> Task:
        """The task as it was typed; what a room found keeps what it says."""
        given = self.cleaned_data
        kept = self.item
        return Task(
            person_id=given["person"].pk,
            due_on=given["due_on"],
            reason=given.get("reason", kept.reason if kept else ""),
            kind=given.get("kind", kept.kind if kept else "task"),
            customer_id=kept.customer_id if kept else customer_id,
            due_at=kept.due_at if kept and kept.due_on == given["due_on"] else None,
            action=kept.action if kept else "",
        )


class PostponeForm(forms.Form):
    """The day to move to."""

    until = forms.DateField(label=_("Move to"), widget=DayInput())
    note = forms.CharField(label=_("Why"), max_length=300, required=False)


class AssignForm(forms.Form):
    """Whose it is from now on."""

    person = forms.ModelChoiceField(label=_("Who"), queryset=Person.objects.none(), to_field_name="ref")

    def __init__(self, *args: Any, giver: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = people_to_give_work(giver)  # type: ignore[attr-defined]  # a ModelChoiceField


def _values(item: WorkItem) -> dict[str, Any]:
    return {"reason": item.reason, "due_on": item.due_on, "kind": item.kind, "person": item.person.ref}
