"""The component kit as tags and filters, built into every template."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from django import template
from django.forms import BoundField, CheckboxInput, CheckboxSelectMultiple, RadioSelect, Select
from django.utils.html import format_html
from django.utils.safestring import SafeString

from clientela.kernel.money import Money
from clientela.shell import wording
from clientela.shell.graphics import marks
from clientela.shell.graphics.band import band_chart
from clientela.shell.graphics.flow import flow_chart
from clientela.shell.graphics.rhythm import Strip
from clientela.shell.graphics.rhythm import rhythm as small_strip
from clientela.shell.graphics.rhythm_big import rhythm_big as big_strip

register = template.Library()
MISSING = "–"
CJK_FROM = "\u2e80"

register.simple_tag(marks.icon, name="icon")
register.simple_tag(marks.tier, name="tier")
register.simple_tag(marks.ring, name="ring")
register.simple_tag(marks.bar, name="bar")
register.simple_tag(marks.avatar, name="avatar")
register.simple_tag(marks.spark, name="spark")
register.simple_tag(marks.influence, name="influence")
register.simple_tag(band_chart, name="band_chart")
register.simple_tag(flow_chart, name="flow_chart")
register.filter("initials", marks.initials)
register.filter("hue_of", marks.hue_of)
register.filter("tier_name", marks.tier_name)


@register.simple_tag
def rhythm(strip: Strip | None, width: int = 112, height: int = 28) -> SafeString:
    """The small rhythm strip; nothing where there is none."""
    return small_strip(strip, width, height) if strip else SafeString("")


@register.simple_tag
def rhythm_big(strip: Strip) -> SafeString:
    """The big rhythm strip, drawn once for a wide page and once for a phone."""
    return format_html(
        '<div class="wide">{}</div><div class="narrow">{}</div>',
        big_strip(strip, 760, 176, 368),
        big_strip(strip, 350, 140, 172),
    )


def _money(amount: Money | int | None, currency: str) -> Money | None:
    return Money(amount, currency) if isinstance(amount, int) else amount


@register.filter
def money(amount: Money | int | None, currency: str = "") -> str:
    """An amount for lists and figures; minor units need their currency: {{ row.net_minor|money:row.currency }}."""
    value = _money(amount, currency)
    return MISSING if value is None else wording.money(value)


@register.filter
def money_exact(amount: Money | int | None, currency: str = "") -> str:
    """An amount with every place, for documents."""
    value = _money(amount, currency)
    return MISSING if value is None else wording.money_exact(value)


@register.filter
def count(value: int | Decimal | None) -> str:
    """A grouped whole number."""
    return MISSING if value is None else wording.number(value)


@register.filter
def number(value: float | Decimal | None, places: int = 0) -> str:
    """A grouped number with some places."""
    return MISSING if value is None else wording.number(value, places)


@register.filter
def percent(share: float | Decimal | None, places: int = 0) -> str:
    """A share (0 to 1) as a percentage."""
    return MISSING if share is None else wording.percent(share, places)


@register.filter
def signed_percent(share: float | Decimal | None, places: int = 0) -> str:
    """A change as a percentage with its sign."""
    return MISSING if share is None else wording.signed_percent(share, places)


@register.filter
def day(value: date | None) -> str:
    """A day, with its weekday when near."""
    return MISSING if value is None else wording.day(value)


@register.filter
def day_full(value: date | None) -> str:
    """A day with its year."""
    return MISSING if value is None else wording.day_full(value)


@register.filter
def day_long(value: date) -> str:
    """A day in full words."""
    return wording.day_long(value)


@register.filter
def month(value: date) -> str:
    """A month as a heading."""
    return wording.month(value)


@register.filter
def when(value: datetime | None) -> SafeString | str:
    """An instant in the reader's time zone, marked up as a time."""
    if value is None:
        return MISSING
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), wording.when(value))


@register.filter
def ago(value: date | datetime | None) -> str:
    """How long ago."""
    return MISSING if value is None else wording.ago(value)


@register.filter
def days(value: int | None) -> str:
    """A length in days."""
    return MISSING if value is None else wording.days(value)


@register.filter
def lang_of(words: str) -> str:
    """The language of a foreign name, for its lang attribute: "zh" when it holds Chinese characters."""
    return "zh" if any(letter >= CJK_FROM for letter in words) else "en"


@register.filter
def item(mapping: dict[str, object] | Sequence[object], key: str) -> object:
    """A value of a mapping by a key known only at run time."""
    return mapping.get(key) if isinstance(mapping, dict) else mapping[int(key)]


@register.filter
def is_check(field: BoundField) -> bool:
    """Whether a form field is a single check mark."""
    return isinstance(field.field.widget, CheckboxInput)


@register.filter
def as_input(field: BoundField) -> SafeString:
    """A form field's control in the kit's clothes."""
    widget = field.field.widget
    if isinstance(widget, RadioSelect | CheckboxSelectMultiple):
        return field.as_widget()
    kind = "check" if isinstance(widget, CheckboxInput) else "input"
    chosen = " select" if isinstance(widget, Select) else ""
    attributes: dict[str, str | bool] = {"class": f"{kind}{chosen} {widget.attrs.get('class', '')}".strip()}
    return field.as_widget(attrs=attributes)
