"""Reads what people type about customers."""

from collections.abc import Collection, Mapping
from datetime import timedelta
from decimal import Decimal
from typing import Any

from django import forms
from django.db import models
from django.forms.models import fields_for_model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela.customers.models import Contact, Customer, FactKind, Site
from clientela.customers.moment_kinds import OUTCOMES
from clientela.customers.piece_words import WORDS
from clientela.customers.rules.completeness import PIECES
from clientela.customers.rules.hours import InvalidHours, read_hours, write_hours
from clientela.kernel import clock
from clientela.kernel.changes.tracking import encode
from clientela.kernel.money import Money
from clientela.staff.queries import active_people

PLACING = frozenset({"owner", "team", "region"})
CARD_FIELDS = (
    "name", "alt_name", "short_name", "code", "stage", "owner", "team", "region", "business", "phone", "website",
    "source", "tags", "terms_days", "credit_limit_minor", "price_level", "tax_id", "since_on", "note",
)  # fmt: skip
NEW_FIELDS = (
    "name",
    "alt_name",
    "phone",
    "stage",
    "owner",
    "region",
    "business",
    "source",
    "tags",
    "terms_days",
)
LONGEST_TAG = 40
HEAVIEST = 100


class DayInput(forms.DateInput):
    """A day chosen from a calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"format": "%Y-%m-%d", **kwargs})


class WordsField(forms.CharField):
    """Several words or numbers, with commas between them."""

    def prepare_value(self, value: Any) -> Any:
        return ", ".join(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        written = str(value or "").replace("，", ",").replace("、", ",")
        words = [word.strip()[:LONGEST_TAG] for word in written.split(",")]
        return list(dict.fromkeys(word for word in words if word))

    def validate(self, value: Any) -> None:
        return None

    def run_validators(self, value: Any) -> None:
        return None


class AmountField(forms.DecimalField):
    """An amount typed in whole units and kept in the smallest ones."""

    def __init__(self, *, currency: str, **kwargs: Any) -> None:
        self.currency = currency
        super().__init__(**{"min_value": Decimal(0), "decimal_places": 2, "max_digits": 15, **kwargs})

    def prepare_value(self, value: Any) -> Any:
        return Money(value, self.currency).amount if isinstance(value, int) else value

    def clean(self, value: Any) -> Any:
        amount = super().clean(value)
        return None if amount is None else Money.of(amount, self.currency).minor


def _field(column: "models.Field[Any, Any]", **kwargs: Any) -> forms.Field | None:
    if column.name == "owner":
        return forms.ModelChoiceField(active_people(), label=column.verbose_name, required=False)
    if column.name in ("tags", "phones"):
        help_text = gettext_lazy("with commas between them")
        return WordsField(label=column.verbose_name, required=False, help_text=help_text)
    if column.name == "website":
        return forms.URLField(label=column.verbose_name, required=False, assume_scheme="https")
    if column.name == "credit_limit_minor":
        return AmountField(currency="CNY", label=column.verbose_name, required=False)
    if isinstance(column, models.DateField):
        kwargs["widget"] = DayInput
    return column.formfield(**kwargs)


class CardForm(forms.Form):
    """Some fields of a card: all for a new customer, one where it is edited in place."""

    def __init__(
        self, names: Collection[str], *args: Any, customer: Customer | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields = fields_for_model(Customer, fields=list(names), formfield_callback=_field)
        self.fields.update({name: fields[name] for name in names})
        for field in self.fields.values():
            if isinstance(field, AmountField) and customer is not None:
                field.currency = customer.currency
        if customer is not None:
            self.initial.update({name: getattr(customer, name) for name in names})


class FieldForm(CardForm):
    """One field of a card with the value it had when it was shown."""

    def __init__(self, name: str, *args: Any, customer: Customer, **kwargs: Any) -> None:
        super().__init__([name], *args, customer=customer, **kwargs)
        self.name = name
        column: Any = Customer._meta.get_field(name)
        self.column: str = column.attname
        self.fields["before"] = forms.JSONField(widget=forms.HiddenInput, required=False)
        self.initial["before"] = encode(getattr(customer, self.column))

    @property
    def before(self) -> Mapping[str, Any]:
        """The value seen, by column."""
        return {self.column: self.cleaned_data["before"]}

    @property
    def value(self) -> Mapping[str, Any]:
        """The value typed."""
        return {self.name: self.cleaned_data[self.name]}


class ContactForm(forms.ModelForm[Contact]):
    """A person at the customer."""

    phones = WordsField(
        label=gettext_lazy("Phones"), required=False, help_text=gettext_lazy("with commas between them")
    )

    class Meta:
        model = Contact
        fields = (
            "name", "alt_name", "post", "title", "influence", "stance", "phones", "email", "wechat", "note",
            "is_active",
        )  # fmt: skip


class HoursField(forms.CharField):
    """Opening hours, a line a weekday or span of them, such as `1-6 8:30-18:00`."""

    widget = forms.Textarea(attrs={"rows": 3})

    def prepare_value(self, value: Any) -> Any:
        return write_hours(value) if isinstance(value, dict) else value

    def clean(self, value: Any) -> Any:
        try:
            return read_hours(str(value or ""))
        except InvalidHours as found:
            words = _("“%(line)s” is not understood. Write weekdays and times, as in 1-6 8:30-18:00.")
            raise forms.ValidationError(words % {"line": found.line}) from found


class SiteForm(forms.ModelForm[Site]):
    """Where the customer is."""

    hours = HoursField(
        label=gettext_lazy("Opening hours"),
        required=False,
        help_text=gettext_lazy("Weekdays as numbers, Monday is 1: 1-6 8:30-18:00"),
    )
    latitude = forms.FloatField(label=gettext_lazy("Latitude"), required=False, min_value=-90, max_value=90)
    longitude = forms.FloatField(
        label=gettext_lazy("Longitude"), required=False, min_value=-180, max_value=180
    )

    class Meta:
        model = Site
        fields = ("name", "address", "district", "city", "latitude", "longitude", "hours", "is_main")


class FactForm(forms.Form):
    """A fact about the customer's buying."""

    kind = forms.ChoiceField(label=gettext_lazy("About"), choices=FactKind.choices)
    value = forms.CharField(label=gettext_lazy("Fact"), max_length=500)
    source = forms.CharField(label=gettext_lazy("Source"), max_length=120, required=False)


class FactValueForm(forms.Form):
    """A fact said anew, with what it said when it was shown."""

    value = forms.CharField(max_length=500, required=False)
    before = forms.CharField(widget=forms.HiddenInput, required=False)


class ComposerForm(forms.Form):
    """A note, a call with its outcome, or a next step, from the timeline's composer."""

    kind = forms.ChoiceField(choices=[("note", ""), ("call", ""), ("next_step", "")])
    text = forms.CharField(required=False, max_length=4_000)
    outcome = forms.ChoiceField(required=False, choices=list(OUTCOMES.items()))
    contact = forms.CharField(required=False, max_length=80)
    due_on = forms.DateField(required=False)

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if values.get("kind") != "call" and not values.get("text", "").strip():
            raise forms.ValidationError(_("Write something down first."))
        values["due_on"] = values.get("due_on") or clock.today() + timedelta(days=1)
        values["outcome"] = values.get("outcome") or "reached"
        return values


class WeightsForm(forms.Form):
    """How much each piece of a card counts."""

    def __init__(self, weights: Mapping[str, int], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for piece in PIECES:
            self.fields[piece.key] = forms.IntegerField(
                label=str(WORDS[piece.key].label),
                min_value=0,
                max_value=HEAVIEST,
                initial=weights.get(piece.key, piece.weight),
            )
