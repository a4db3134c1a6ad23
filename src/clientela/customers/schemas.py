"""What the API says of customers, and what it is told."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from ninja import Field, Schema

from clientela.customers.models import Customer, Moment
from clientela.customers.moment_kinds import kind_of
from clientela.customers.queries import Happening
from clientela.kernel.money import Money
from clientela.shell.api_pages import PageQuery

MONEY = "money.see"
Stage = Literal["potential", "current", "lost"]
Post = Literal[
    "decision_maker", "purchasing", "technical", "user", "finance", "sender", "receiver", "driver", "other"
]
Stance = Literal["with_us", "neutral", "wavering", "for_other", "against"]
FactKind = Literal[
    "buys", "also_from", "who_decides", "buying_power", "habits", "delivery", "cargo", "plans", "other"
]


class CustomerQuery(PageQuery):
    """Which customers: all filters narrow, several values of one filter widen."""

    q: str = Field("", description="words: name, pinyin, initials, code, phone tail")
    tier: list[Literal["0", "1", "2", "3"]] = Field([], description="3 is very important, 0 dormant")
    stage: list[Stage] = []
    alert: list[str] = []
    owner: list[str] = Field([], description="references of people")
    team: list[str] = []
    region: list[str] = Field([], description="references; regions below are included")
    tag: list[str] = []
    source: list[str] = []


class Named(Schema):
    """A person, team or region by reference and name."""

    ref: str
    name: str


class FiguresOut(Schema):
    """What the last analysis found; amounts only for those who may see money."""

    tier: int
    abc: str
    alert: str
    silent_days: int
    gap_days: float | None
    risk: float
    at_stake: Decimal | None
    sales_12_months: Decimal | None
    last_order_on: date | None
    as_of: date | None


class CustomerOut(Schema):
    """A customer."""

    ref: str
    code: str
    name: str
    alt_name: str
    short_name: str
    stage: str
    owner: Named | None
    team: Named | None
    region: Named | None
    source: str
    tags: list[str]
    business: str
    phone: str
    website: str
    tax_id: str
    since_on: date | None
    terms_days: int | None
    currency: str
    credit_limit: Decimal | None
    price_level: str
    note: str
    completeness: int
    figures: FiguresOut
    created_at: datetime
    updated_at: datetime

    @staticmethod
    def resolve_credit_limit(customer: Customer, context: dict[str, Any]) -> Decimal | None:
        return _amount(customer, customer.credit_limit_minor, context)

    @staticmethod
    def resolve_figures(customer: Customer, context: dict[str, Any]) -> dict[str, Any]:
        figures = customer.figures
        names = ("tier", "abc", "alert", "silent_days", "gap_days", "risk", "last_order_on", "as_of")
        return {name: getattr(figures, name) for name in names} | {
            "at_stake": _amount(customer, figures.value_at_risk_minor, context),
            "sales_12_months": _amount(customer, figures.sales_12m_minor, context),
        }


class CardIn(Schema):
    """Fields of a card; only those sent are written. People and places are named by reference."""

    name: str | None = Field(None, min_length=1, max_length=160)
    alt_name: str | None = Field(None, max_length=160)
    short_name: str | None = Field(None, max_length=60)
    code: str | None = Field(None, min_length=1, max_length=40)
    stage: Stage | None = None
    owner: str | None = None
    team: str | None = None
    region: str | None = None
    source: str | None = Field(None, max_length=60)
    tags: list[str] | None = None
    business: str | None = Field(None, max_length=200)
    phone: str | None = Field(None, max_length=40)
    website: str | None = Field(None, max_length=200)
    tax_id: str | None = Field(None, max_length=40)
    since_on: date | None = None
    terms_days: int | None = Field(None, ge=0, le=3650)
    credit_limit: Decimal | None = Field(None, ge=0)
    price_level: str | None = Field(None, max_length=20)
    note: str | None = None


class NewCustomerIn(CardIn):
    """A new customer; without a code it gets the next free one."""

    name: str = Field(min_length=1, max_length=160)


class EditIn(CardIn):
    """A change of a card; `before` holds values as they were read, and a conflict answers 409."""

    before: dict[str, Any] = {}


class ContactOut(Schema):
    """A person at the customer."""

    ref: str
    name: str
    alt_name: str
    post: str
    title: str
    influence: int
    stance: str
    phones: list[str]
    email: str
    wechat: str
    note: str
    is_active: bool


class ContactIn(Schema):
    """A person at the customer; only the fields sent are written."""

    name: str = Field(min_length=1, max_length=80)
    alt_name: str = Field("", max_length=80)
    post: Post = "other"
    title: str = Field("", max_length=80)
    influence: int = Field(3, ge=1, le=5)
    stance: Stance = "neutral"
    phones: list[str] = []
    email: str = Field("", max_length=254, pattern=r"^([^@\s]+@[^@\s]+)?$")
    wechat: str = Field("", max_length=60)
    note: str = Field("", max_length=300)
    is_active: bool = True


class SiteOut(Schema):
    """Where the customer is; `hours` maps weekdays (1 is Monday) to from and to."""

    ref: str
    name: str
    address: str
    city: str
    district: str
    latitude: float | None
    longitude: float | None
    hours: dict[str, list[str]]
    is_main: bool


class SiteIn(Schema):
    """Where the customer is; only the fields sent are written."""

    name: str = Field("", max_length=80)
    address: str = Field("", max_length=200)
    city: str = Field("", max_length=60)
    district: str = Field("", max_length=60)
    latitude: float | None = Field(None, ge=-90, le=90)
    longitude: float | None = Field(None, ge=-180, le=180)
    hours: dict[Literal["1", "2", "3", "4", "5", "6", "7"], tuple[str, str]] = {}
    is_main: bool = False


class FactOut(Schema):
    """What is known of the customer's buying."""

    ref: str
    kind: str
    value: str
    source: str
    noted_on: date | None


class FactIn(Schema):
    """What is known of the customer's buying."""

    kind: FactKind
    value: str = Field(min_length=1, max_length=500)
    source: str = Field("", max_length=120)


class MomentOut(Schema):
    """Something that happened, in the reader's language."""

    ref: str
    kind: str
    headline: str
    text: str
    at: datetime
    who: str
    room: str
    subject_ref: str
    facts: dict[str, Any]

    @staticmethod
    def resolve_headline(moment: Moment) -> str:
        return Happening(moment, kind_of(moment.kind)).headline

    @staticmethod
    def resolve_who(moment: Moment) -> str:
        return moment.actor_name


class MomentIn(Schema):
    """A note, or a call with whom and how it went."""

    kind: Literal["note", "call"] = "note"
    text: str = Field("", max_length=4000)
    contact: str = Field("", max_length=80)
    outcome: Literal["reached", "no_answer", "call_back", "wrong_number"] = "reached"
    at: datetime | None = None


def _amount(customer: Customer, minor: int | None, context: dict[str, Any]) -> Decimal | None:
    person = context["request"].person
    return Money(minor, customer.currency).amount if minor is not None and person.has_right(MONEY) else None
