"""Money as whole numbers of the smallest unit, with one rounding rule."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

PLACES = {"JPY": 0, "KRW": 0, "VND": 0, "CLP": 0, "ISK": 0, "KWD": 3, "BHD": 3, "TND": 3}
USUAL_PLACES = 2


def places_of(currency: str) -> int:
    """Decimal places of a currency's smallest unit (ISO 4217)."""
    return PLACES.get(currency, USUAL_PLACES)


def round_half_up(value: Decimal, places: int = 0) -> Decimal:
    """Round half away from zero; the only rounding of money there is."""
    return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


@dataclass(frozen=True, order=True)
class Money:
    """An exact amount: `minor` smallest units of `currency`."""

    minor: int
    currency: str

    @classmethod
    def of(cls, amount: Decimal | str | int, currency: str) -> Money:
        """Money from an amount in whole units, rounded once."""
        scaled = Decimal(amount).scaleb(places_of(currency))
        return cls(int(round_half_up(scaled)), currency)

    @property
    def amount(self) -> Decimal:
        """The amount in whole units."""
        return Decimal(self.minor).scaleb(-places_of(self.currency))

    def __add__(self, other: Money) -> Money:
        return Money(self.minor + self._same(other).minor, self.currency)

    def __sub__(self, other: Money) -> Money:
        return Money(self.minor - self._same(other).minor, self.currency)

    def __mul__(self, factor: Decimal | int) -> Money:
        return Money(int(round_half_up(Decimal(self.minor) * Decimal(factor))), self.currency)

    def __neg__(self) -> Money:
        return Money(-self.minor, self.currency)

    def __bool__(self) -> bool:
        return self.minor != 0

    def _same(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise ValueError(f"cannot mix {self.currency} and {other.currency}")
        return other
