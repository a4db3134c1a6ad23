"""How quantities and unit prices read on orders, and in their fields."""

from decimal import Decimal

from babel.numbers import format_decimal
from django import template
from django.utils.translation import gettext_lazy

from clientela.orders.forms import write_number
from clientela.shell.wording import reader_locale

register = template.Library()
MISSING = "–"
SOURCES = {
    "typed": gettext_lazy("Typed"),
    "import": gettext_lazy("Imported"),
    "api": gettext_lazy("By a program"),
    "demo": gettext_lazy("Demo company"),
    "return": gettext_lazy("Return"),
}


@register.filter
def plain(number: Decimal | None) -> str:
    """A quantity without needless places: 24, 0.5, 1,200."""
    return MISSING if number is None else format_decimal(number, format="#,##0.###", locale=reader_locale())


@register.filter
def price(number: Decimal | None) -> str:
    """A unit price: at least two places, at most four."""
    return MISSING if number is None else format_decimal(number, format="#,##0.00##", locale=reader_locale())


@register.filter
def typed(number: Decimal | None, places: int = 4) -> str:
    """A number as somebody would type it."""
    return write_number(None if number is None else round(number, places))


@register.filter
def source_name(source: str) -> str:
    """Where an order came from, in words."""
    return str(SOURCES.get(source, source or MISSING))
