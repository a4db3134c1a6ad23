"""Small words and marks of the card: registered panels, hues of stances, opening hours, reasons of work."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django import template
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from clientela.agenda.reasons import sentence
from clientela.customers.models import Contact, Site, Stage, Stance
from clientela.customers.piece_words import WORDS
from clientela.customers.rules.completeness import Piece
from clientela.customers.rules.hours import runs_of
from clientela.kernel import clock

if TYPE_CHECKING:
    from clientela.agenda.queries import WorkItem
    from clientela.customers.views.card import DrawnPanel

register = template.Library()
STANCE_HUES: dict[str, str] = {
    Stance.WITH_US.value: "is-jade",
    Stance.WAVERING.value: "is-amber",
    Stance.FOR_OTHER.value: "is-red",
    Stance.AGAINST.value: "is-red",
}
STAGE_HUES: dict[str, str] = {Stage.CURRENT.value: "is-jade", Stage.POTENTIAL.value: "is-sky"}


@register.simple_tag(takes_context=True)
def panel(context: Context, drawn: "DrawnPanel") -> SafeString:
    """A panel another room entered, with the context it gave."""
    values: dict[Any, Any] = {**context.flatten(), **drawn.context}
    return render_to_string(drawn.panel.template, values, request=context.get("request"))


@register.filter
def ask(piece: Piece) -> str:
    """The question that asks for a missing piece."""
    return str(WORDS[piece.key].ask)


@register.filter
def stance_hue(contact: Contact) -> str:
    """The hue of a contact's stance."""
    return STANCE_HUES.get(contact.stance, "")


@register.filter
def stage_hue(stage: str) -> str:
    """The hue of a stage."""
    return STAGE_HUES.get(stage, "")


@register.filter
def hours_lines(site: Site) -> Iterator[str]:
    """Opening hours, days of the same hours on one line."""
    names = [_("Mon"), _("Tue"), _("Wed"), _("Thu"), _("Fri"), _("Sat"), _("Sun")]
    for first, last, (start, end) in runs_of(site.hours):
        days = names[first - 1] if first == last else f"{names[first - 1]}–{names[last - 1]}"
        yield f"{days} {start}–{end}"


@register.filter
def item_words(item: "WorkItem") -> SafeString:
    """Why something is to be done, in the reader's language."""
    return sentence(item.reason_code, item.facts, item.reason)


@register.filter
def is_due(item: "WorkItem") -> bool:
    """Whether it should be done by today."""
    return item.due_on <= clock.today()
