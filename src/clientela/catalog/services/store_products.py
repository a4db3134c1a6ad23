"""Takes many products in at once, by code: for imports."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, cast

from clientela.catalog.events import ProductsChanged
from clientela.catalog.models import Category, Product
from clientela.catalog.services.categories import ensure_categories
from clientela.catalog.services.derive import derive_products
from clientela.kernel.changes import Changes
from clientela.kernel.events import publish
from clientela.staff.queries import get_company

ASK_AT_ONCE = 1_000


@dataclass(frozen=True)
class NewProduct:
    """A product as a file names it; what is empty leaves a known product as it is."""

    code: str
    name: str = ""
    alt_name: str = ""
    category: str = ""
    unit: str = ""
    price: Decimal | None = None
    currency: str = ""


def store_products(
    changes: Changes, batch: Sequence[NewProduct], *, overwrite: bool = True
) -> dict[str, int]:
    """Add unknown products, and with `overwrite` let known ones say what the file says; ids by code."""
    wanted = {new.code: new for new in batch}
    categories = ensure_categories(changes, (new.category for new in wanted.values()))
    known = _known(list(wanted))
    fresh = changes.bulk_create(
        [_build(new, categories) for code, new in wanted.items() if code not in known]
    )
    changed = [
        product for code, product in known.items() if overwrite and _follow(product, wanted[code], categories)
    ]
    changes.bulk_update(changed, ["name", "alt_name", "category", "unit", "price"])
    derive_products([product.pk for product in fresh], new=True)
    derive_products([product.pk for product in changed])
    if touched := [product.pk for product in (*fresh, *changed)]:
        publish(ProductsChanged(tuple(touched)))
    return {product.code: product.pk for product in (*known.values(), *fresh)}


def _known(codes: Sequence[str]) -> dict[str, Product]:
    found: dict[str, Product] = {}
    for start in range(0, len(codes), ASK_AT_ONCE):
        rows = Product.objects.filter(code__in=codes[start : start + ASK_AT_ONCE])
        found.update((row.code, row) for row in rows)
    return found


def _build(new: NewProduct, categories: dict[str, Category]) -> Product:
    return Product(
        code=new.code,
        name=new.name or new.code,
        alt_name=new.alt_name,
        category=categories.get(new.category),
        unit=new.unit,
        price=cast(Any, new.price),
        currency=new.currency or get_company().currency,
    )


def _follow(product: Product, new: NewProduct, categories: dict[str, Category]) -> bool:
    given: dict[str, Any] = {"name": new.name, "alt_name": new.alt_name, "unit": new.unit, "price": new.price}
    if new.category:
        given["category_id"] = categories[new.category].pk
    differing = {name: value for name, value in given.items() if value and getattr(product, name) != value}
    for name, value in differing.items():
        setattr(product, name, value)
    return bool(differing)
