"""What the API of this room takes and gives."""

from datetime import date
from typing import Any

from ninja import Field, Schema

from clientela.kernel.money import Money
from clientela.retention.models import Alert
from clientela.retention.models.alerts import Because
from clientela.retention.models.results import Tier
from clientela.retention.sentences import reason_in_words


class AlertOut(Schema):
    """A customer that strays from its own habit."""

    ref: str
    customer: str = Field(alias="customer.ref", description="the customer's ref")
    customer_name: str = Field(alias="customer.name")
    kind: str
    state: str
    tier: str
    risk: float = Field(description="probability of no order within 90 days, 0 to 1")
    stake: str = Field(description="a year, in whole units of the currency")
    currency: str
    reason: str = Field(description="in the asker's language")
    facts: dict[str, Any]
    raised_on: date
    due_on: date
    acted_on: date | None
    settled_on: date | None
    settled_why: str

    @staticmethod
    def resolve_tier(alert: Alert) -> str:
        """The tier's code."""
        return Tier(alert.tier).name.lower()

    @staticmethod
    def resolve_stake(alert: Alert) -> str:
        """The stake in whole units."""
        return str(Money(alert.stake_minor, alert.currency).amount)

    @staticmethod
    def resolve_reason(alert: Alert) -> str:
        """The reason in words."""
        return reason_in_words(alert)


class AlertQuery(Schema):
    """Which alerts: of a kind, in a state, of a customer."""

    kind: str = ""
    state: str = ""
    customer: str = Field("", description="the customer's ref")


class StandingOut(Schema):
    """What the latest evaluation found about a customer; money in minor units of the company's currency."""

    customer: str = Field(alias="customer.ref")
    tier: str
    rank: int | None
    abc: str
    net_sales_minor: int
    gross_sales_minor: int
    orders: int
    order_days: int
    first_order_on: date | None
    last_order_on: date | None
    gap_days: float | None
    gap_low_days: float | None
    gap_high_days: float | None
    risk: float | None
    expected_orders: float | None
    expected_sales_minor: int
    value_at_risk_minor: int

    @staticmethod
    def resolve_tier(standing: Any) -> str:
        """The tier's code."""
        return Tier(standing.tier).name.lower()


class MonthOut(Schema):
    """What a month brought, as far as the asker sees; money in minor units of the company's currency."""

    month: date
    customers: int
    new_customers: int
    orders: int
    gross_minor: int
    net_minor: int


class VerdictIn(Schema):
    """Why a customer is not leaving, and until when that holds."""

    because: Because
    until_on: date
    note: str = Field("", max_length=300)


class VerdictOut(Schema):
    """A verdict as it is kept."""

    ref: str
    kinds: list[str]
    because: str
    note: str
    until_on: date
    given_by_name: str
