"""Reads what people type about orders."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from babel.numbers import NumberFormatError, format_decimal, parse_decimal
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from clientela.catalog.queries import products_by_ref
from clientela.orders.models import Order
from clientela.orders.rules import Line
from clientela.shell.wording import reader_locale

COLUMNS = ("product", "text", "quantity", "price")


class DayInput(forms.DateInput):
    """A day chosen from a calendar."""

    input_type = "date"

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"format": "%Y-%m-%d", **kwargs})


class HeadForm(forms.ModelForm[Order]):
    """The head of an order."""

    class Meta:
        model = Order
        fields = ("ordered_on", "customer_number", "note")
        widgets = {"ordered_on": DayInput()}


class CancelForm(forms.Form):
    """Why an order is cancelled."""

    reason = forms.CharField(label=gettext_lazy("Why"), max_length=300)


@dataclass
class TypedLine:
    """A line as it was typed, with what is wrong with it."""

    product_ref: str = ""
    text: str = ""
    quantity: str = ""
    price: str = ""
    unit: str = ""
    fault: str = ""
    last: str = ""
    last_on: date | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed."""
        return not (self.product_ref or self.text.strip() or self.quantity.strip())


@dataclass
class TypedLines:
    """All lines of a form, as typed and, where they are sound, as lines of an order."""

    typed: list[TypedLine] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)

    @property
    def is_sound(self) -> bool:
        """Whether every line can be taken."""
        return not any(line.fault for line in self.typed)

    def blame(self, faults: Mapping[str, str]) -> None:
        """Put what a service found wrong beside its line."""
        for at, line in enumerate(self.typed, start=1):
            line.fault = faults.get(f"line-{at}", line.fault)


def read_lines(posted: QueryDict, kept: Sequence[Line] = ()) -> TypedLines:
    """The lines of a posted form; a line whose product is no longer in the catalogue stays as it was kept."""
    columns = [posted.getlist(f"line-{name}") for name in COLUMNS]
    typed = [line for row in zip(*columns, strict=False) if not (line := TypedLine(*row)).is_empty]
    products = products_by_ref([line.product_ref for line in typed if line.product_ref])
    known = {line.product_name: line for line in kept if line.product_id is None}
    result = TypedLines(typed)
    for line in typed:
        _take(line, products.get(line.product_ref), known.get(line.text.strip()), result)
    return result


def _take(line: TypedLine, product: Any, kept: Line | None, result: TypedLines) -> None:
    quantity, price = read_number(line.quantity), read_number(line.price)
    if product is None and kept is None:
        line.fault = _("Choose a product from the list.")
    elif quantity is None or quantity <= 0:
        line.fault = _("The quantity must be a number above zero.")
    elif price is None or price < 0:
        line.fault = _("The price must be a number.")
    else:
        named = {"product_id": product.pk} if product else {"product_name": line.text.strip()}
        result.lines.append(Line(quantity=quantity, unit_price=price, **named))


def typed_of(order: Order) -> list[TypedLine]:
    """The lines of a kept order, as they would be typed."""
    return [
        TypedLine(
            product_ref=line.product.ref if line.product else "",
            text=f"{line.product_code} {line.product_name}" if line.product else line.product_name,
            quantity=write_number(line.quantity),
            price=write_number(line.unit_price),
            unit=line.product.unit if line.product else "",
        )
        for line in order.lines.select_related("product")
    ]


def read_number(text: str) -> Decimal | None:
    """A number as people write it in the reader's language, or with a plain point or comma."""
    written = text.strip().replace("\u00a0", "").replace(" ", "")
    try:
        return parse_decimal(written, locale=reader_locale(), strict=True)
    except NumberFormatError:
        return _plain_number(written.replace(",", "."))


def _plain_number(text: str) -> Decimal | None:
    try:
        number = Decimal(text)
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def write_number(number: Decimal | None) -> str:
    """A number for a field, in the reader's language, without grouping."""
    return "" if number is None else format_decimal(number, format="0.####", locale=reader_locale())


def read_quantities(posted: QueryDict) -> dict[int, Decimal]:
    """Quantities that come back, by position; what is no number counts as nothing."""
    found = {
        key.removeprefix("quantity-"): read_number(str(posted[key]))
        for key in posted
        if key.startswith("quantity-")
    }
    return {int(position): number for position, number in found.items() if position.isdigit() and number}
