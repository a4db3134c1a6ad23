"""Django forms wear the kit's clothes."""

from django import forms
from django.template.loader import render_to_string
from django.utils import translation


class Card(forms.Form):
    name = forms.CharField(help_text="As on the invoice")
    tier = forms.ChoiceField(choices=[("1", "General")], required=False)
    is_reseller = forms.BooleanField(required=False)


def rendered(form: forms.Form) -> str:
    with translation.override("en"):
        return render_to_string("shell/parts/fields.html", {"form": form})


def test_controls_have_the_kits_classes() -> None:
    page = rendered(Card())
    assert 'class="input"' in page
    assert 'class="input select"' in page
    assert 'class="check"' in page
    assert "As on the invoice" in page


def test_a_wrong_field_says_what_to_do_and_is_marked() -> None:
    page = rendered(Card({"name": ""}))
    assert "field bad" in page
    assert 'aria-invalid="true"' in page
    assert "This field is required." in page


def test_optional_fields_say_so_but_check_marks_need_not() -> None:
    assert rendered(Card()).count("optional") == 1
