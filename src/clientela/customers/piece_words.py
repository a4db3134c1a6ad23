"""What the pieces of a card are called, and how the card asks for a missing one."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Words(NamedTuple):
    """A piece's name, and the question that asks for it."""

    label: str | Promise
    ask: str | Promise


WORDS = {
    "alt_name": Words(_("Name in another script"), _("Its name in another script")),
    "owner": Words(_("Owner"), _("Who looks after it?")),
    "region": Words(_("Region"), _("Which region is it in?")),
    "business": Words(_("Business"), _("What business is it in?")),
    "phone": Words(_("Phone"), _("A phone number")),
    "site": Words(_("Site with address"), _("Where is it? An address")),
    "position": Words(_("Position on the map"), _("Its position on the map")),
    "hours": Words(_("Opening hours"), _("When is it open?")),
    "decision_maker": Words(_("Decision maker"), _("Who decides?")),
    "purchasing": Words(_("Purchasing contact"), _("Who does the purchasing?")),
    "terms": Words(_("Payment terms"), _("What are its payment terms?")),
    "tax_id": Words(_("Tax id"), _("Its tax id")),
    "since": Words(_("Customer since"), _("Since when is it a customer?")),
    "source": Words(_("Source"), _("Where did it come from?")),
    "buys": Words(_("What it buys"), _("What does it buy?")),
    "also_from": Words(_("Other suppliers"), _("From whom else does it buy?")),
    "who_decides": Words(_("How it decides"), _("Who really decides, and how?")),
}
