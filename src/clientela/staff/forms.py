"""Reads what people type on the room's pages."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from clientela.kernel.errors import InvalidInput
from clientela.staff import queries, rights, scopes
from clientela.staff.models import Company, Person, Region, Role, Team
from clientela.staff.models.access import AccessKind
from clientela.staff.models.company import BusinessType
from clientela.staff.models.person import Density, Theme
from clientela.staff.models.role import Reach
from clientela.staff.models.views import Shared

SWITCHED_OFF = ("off", "false", "0", "")


def kept(form: forms.Form, write: Callable[[], object]) -> bool:
    """Whether the form was sound and the write was taken; broken rules stand at their fields."""
    if not form.is_valid():
        return False
    try:
        write()
    except InvalidInput as found:
        for name, words in found.fields.items():
            form.add_error(name if name in form.fields else None, words)
        return False
    return True


def _offer(form: forms.Form, **offered: Any) -> None:
    for name, choices in offered.items():
        field = form.fields[name]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = choices
        elif isinstance(field, forms.ChoiceField):
            field.choices = choices


@lru_cache
def time_zones() -> list[tuple[str, str]]:
    """Time zones by the names of their cities."""
    cities = sorted(zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return [(zone, zone.replace("_", " ")) for zone in [*cities, "UTC"]]


class Switch(forms.CheckboxInput):
    """A checkbox that also understands `off`, as scripts send it."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        return name in data and data.get(name) not in SWITCHED_OFF


class PreferencesForm(forms.Form):
    """How the application looks and speaks to one person."""

    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    theme = forms.ChoiceField(label=_("Theme"), choices=Theme.choices)
    density = forms.ChoiceField(label=_("Density"), choices=Density.choices)
    single_keys = forms.BooleanField(label=_("Single keys as shortcuts"), required=False, widget=Switch)

    @classmethod
    def of(cls, person: Person, data: Any = None) -> "PreferencesForm":
        """The form with the person's preferences."""
        return cls(data, initial={name: getattr(person, name) for name in cls.base_fields})

    def only(self, names: Any) -> "PreferencesForm":
        """The form asking for the named preferences alone, as when a script sets one."""
        for name in set(self.fields) - set(names):
            del self.fields[name]
        return self


class PasswordForm(forms.Form):
    """A new password, typed once; browsers can show it."""

    password = forms.CharField(
        label=_("New password"),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        max_length=128,
    )


class PersonForm(forms.Form):
    """Who a person is, what he may do and where he is placed."""

    name = forms.CharField(label=_("Name"), max_length=80)
    alt_name = forms.CharField(label=_("Name in another script"), max_length=80, required=False)
    username = forms.RegexField(r"^[\w.@+-]+\Z", label=_("Sign-in name"), max_length=60)
    email = forms.EmailField(label=_("Email"), required=False)
    role: "forms.ModelChoiceField[Role]" = forms.ModelChoiceField(
        label=_("Role"), queryset=None, empty_label=None
    )
    team: "forms.ModelChoiceField[Team]" = forms.ModelChoiceField(
        label=_("Team"), queryset=None, required=False, empty_label=_("No team")
    )
    region: "forms.ModelChoiceField[Region]" = forms.ModelChoiceField(
        label=_("Region"), queryset=None, required=False, empty_label=_("That of the team")
    )
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, role=queries.list_roles(), team=queries.list_teams(), region=queries.list_regions())

    @classmethod
    def of(cls, person: Person, data: Any = None) -> "PersonForm":
        """The form with the person's record."""
        names = ("name", "alt_name", "username", "email", "role", "team", "region", "language")
        return cls(data, initial={name: getattr(person, name) for name in names})

    def clean_username(self) -> str:
        """Sign-in names are in small letters."""
        return str(self.cleaned_data["username"]).lower()


class LetGoForm(forms.Form):
    """Why somebody leaves."""

    reason = forms.CharField(label=_("Reason"), max_length=300, required=False)


class RegionForm(forms.Form):
    """A region and what it is part of."""

    name = forms.CharField(label=_("Name"), max_length=80)
    parent: "forms.ModelChoiceField[Region]" = forms.ModelChoiceField(
        label=_("Part of"), queryset=None, required=False, empty_label=_("Nothing above")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, parent=queries.list_regions())


class TeamForm(forms.Form):
    """A team, its region and its lead."""

    name = forms.CharField(label=_("Name"), max_length=80)
    region: "forms.ModelChoiceField[Region]" = forms.ModelChoiceField(
        label=_("Region"), queryset=None, empty_label=None
    )
    lead: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label=_("Lead"), queryset=None, required=False, empty_label=_("Nobody yet")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, region=queries.list_regions(), lead=queries.active_people())


class RoleForm(forms.Form):
    """A role's name, how far it sees, and its rights."""

    name = forms.CharField(label=_("Name"), max_length=80, required=False)
    reach = forms.ChoiceField(label=_("Sees"), choices=Reach.choices)
    rights_held = forms.MultipleChoiceField(
        label=_("May"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, rights_held=[(right.key, right.label) for right in rights.list_rights()])

    @classmethod
    def of(cls, role: Role, data: Any = None) -> "RoleForm":
        """The form with the role as it is."""
        return cls(data, initial={"name": role.name, "reach": role.reach, "rights_held": sorted(role.rights)})


class NewRoleForm(forms.Form):
    """A role of the company's own, which begins with the rights of another."""

    name = forms.CharField(label=_("Name"), max_length=80)
    key = forms.SlugField(label=_("Short name in Latin letters"), max_length=40)
    like: "forms.ModelChoiceField[Role]" = forms.ModelChoiceField(
        label=_("Begins like"), queryset=None, empty_label=None
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, like=queries.list_roles())


class CompanyForm(forms.Form):
    """What holds for the whole company."""

    name = forms.CharField(label=_("Name"), max_length=120)
    alt_name = forms.CharField(label=_("Name in another script"), max_length=120, required=False)
    currency = forms.RegexField(r"^[A-Z]{3}\Z", label=_("Currency"))
    country = forms.RegexField(r"^[A-Z]{2}\Z", label=_("Country"))
    time_zone = forms.ChoiceField(label=_("Time zone"), choices=time_zones)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
    business_types = forms.MultipleChoiceField(
        label=_("How it sells"),
        choices=BusinessType.choices,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    @classmethod
    def of(cls, company: Company, data: Any = None) -> "CompanyForm":
        """The form with the company as it is."""
        return cls(data, initial={name: getattr(company, name) for name in cls.base_fields})


class KeyForm(forms.Form):
    """A new key for a program."""

    name = forms.CharField(label=_("What is it for?"), max_length=80)
    expires_on = forms.DateField(
        label=_("Until"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    scopes = forms.MultipleChoiceField(label=_("May"), widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, scopes=[(scope, f"{scope} {label}".strip()) for scope, label in scopes.list_scopes()])


class ViewForm(forms.Form):
    """A saved view as its person names, colours and shares it."""

    COLOURS = (
        ("", _("None")),
        ("red", _("Red")),
        ("amber", _("Amber")),
        ("jade", _("Green")),
        ("sky", _("Blue")),
        ("plum", _("Purple")),
    )
    name = forms.CharField(label=_("Name"), max_length=60)
    colour = forms.ChoiceField(label=_("Dot"), choices=COLOURS, required=False)
    shared_with = forms.ChoiceField(label=_("Shared with"), choices=Shared.choices, initial=Shared.OWN)
    query = forms.CharField(max_length=2000, required=False, widget=forms.HiddenInput)


class NewViewForm(ViewForm):
    """A view to be saved, and kept in the side unless unwanted."""

    pinned = forms.BooleanField(label=_("Keep in the side"), required=False, initial=True)


class AccessForm(forms.Form):
    """Which part of the access record is asked for."""

    person: "forms.ModelChoiceField[Person]" = forms.ModelChoiceField(
        label=_("Person"), queryset=None, required=False, empty_label=_("Everybody"), to_field_name="ref"
    )
    kind = forms.ChoiceField(label=_("What"), required=False)
    on = forms.DateField(
        label=_("Day"), required=False, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    before = forms.IntegerField(required=False, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, person=queries.list_people(), kind=[("", _("Everything")), *AccessKind.choices])
        for field in self.fields.values():
            field.widget.attrs["aria-label"] = str(field.label)

    def wanted(self) -> queries.AccessFilter:
        """The filter asked for; what makes no sense is left out."""
        self.is_valid()
        given = self.cleaned_data
        person = given.get("person")
        return queries.AccessFilter(
            person_ref=person.ref if person else "",
            kind=given.get("kind") or "",
            on=given.get("on"),
            before=given.get("before"),
        )
