"""How products look in the API."""

from decimal import Decimal

from ninja import Field, Schema


class CategoryOut(Schema):
    """A category."""

    ref: str
    name: str
    alt_name: str
    parent_ref: str | None = Field(None, alias="parent.ref")


class ProductOut(Schema):
    """A product; its price in whole units of the currency."""

    ref: str
    code: str
    name: str
    alt_name: str
    category: str | None = Field(None, alias="category.name")
    unit: str
    price: Decimal | None
    currency: str
    is_active: bool


class ProductIn(Schema):
    """A new product."""

    code: str = Field(..., min_length=1, max_length=60)
    name: str = Field(..., min_length=1, max_length=200)
    alt_name: str = Field("", max_length=200)
    category_ref: str = ""
    unit: str = Field("", max_length=20)
    price: Decimal | None = None


class ProductPatch(Schema):
    """What is to change; whatever is left out stays."""

    code: str | None = Field(None, min_length=1, max_length=60)
    name: str | None = Field(None, min_length=1, max_length=200)
    alt_name: str | None = Field(None, max_length=200)
    category_ref: str | None = None
    unit: str | None = Field(None, max_length=20)
    price: Decimal | None = None
    is_active: bool | None = None
