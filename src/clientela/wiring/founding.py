"""Founds a company from the command line and lets its administrator in."""

from django.urls import reverse

from clientela.kernel.actors import SYSTEM
from clientela.staff.services import Founding, found_company, make_sign_in_link


def found_and_invite(name: str, *, currency: str, time_zone: str, language: str, administrator: str) -> str:
    """Found a company; the address at which its administrator chooses a password, once, within three days."""
    founding = Founding(
        name=name, currency=currency, time_zone=time_zone, language=language, administrator=administrator
    )
    person = found_company(founding).administrator
    link = reverse("account_welcome", args=[person.ref, make_sign_in_link(SYSTEM, person)])
    return f"{name} is founded. Its administrator {administrator!r} chooses a password at {link}"
