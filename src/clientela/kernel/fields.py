"""Model fields for exact numbers and references."""

from decimal import Decimal
from typing import Any

from django import forms
from django.db import models

from clientela.kernel.ids import new_ref
from clientela.kernel.money import round_half_up


class MoneyField(models.BigIntegerField[Any, Any]):
    """Whole smallest units; the currency stands in a column beside it."""


class ScaledField(models.BigIntegerField[Any, Any]):
    """A decimal kept as a whole number of `1 / 10**places`."""

    places = 0

    def from_db_value(self, value: int | None, *_: Any) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-self.places)

    def to_python(self, value: Any) -> Decimal | None:
        return None if value in (None, "") else Decimal(str(value))

    def get_prep_value(self, value: Any) -> int | None:
        if value is None:
            return None
        return int(round_half_up(Decimal(str(value)).scaleb(self.places)))

    def formfield(self, **kwargs: Any) -> Any:
        return forms.DecimalField(**{"decimal_places": self.places, "required": not self.blank, **kwargs})


class UnitPriceField(ScaledField):
    """A price of one unit, to a ten-thousandth."""

    places = 4


class QuantityField(ScaledField):
    """A quantity, to a thousandth."""

    places = 3


class RefField(models.CharField[str, str]):
    """The reference of a record in addresses and the API."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            **{"max_length": 32, "unique": True, "default": new_ref, "editable": False, **kwargs}
        )
