"""Adds products and changes them."""

from typing import Any

from clientela.catalog.errors import CodeTaken, ProductMissing
from clientela.catalog.events import ProductsChanged
from clientela.catalog.models import Product
from clientela.catalog.services.derive import derive_products
from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.kernel.events import publish
from clientela.staff.queries import get_company


def create_product(actor: Actor, **values: Any) -> Product:
    """Add a product; raises CodeTaken where its code is not free."""
    values.setdefault("currency", get_company().currency)
    with change_set(actor, kind="catalog.create") as changes:
        _require_free_code(values["code"])
        product = changes.create(Product(**values))
        derive_products([product.pk], new=True)
        publish(ProductsChanged((product.pk,)))
    product.refresh_from_db()
    return product


def edit_product(actor: Actor, product_id: int, *, reason: str = "", **values: Any) -> list[str]:
    """Change a product; the names of the fields that differ."""
    with change_set(actor, kind="catalog.edit", reason=reason) as changes:
        product = Product.objects.select_for_update().filter(pk=product_id).first()
        if product is None:
            raise ProductMissing
        if values.get("code", product.code) != product.code:
            _require_free_code(values["code"])
        changed = changes.update(product, **values)
        if changed:
            derive_products([product.pk])
            publish(ProductsChanged((product.pk,)))
    return changed


def set_active(actor: Actor, product_id: int, *, is_active: bool) -> list[str]:
    """Take a product off sale, or put it on sale again."""
    return edit_product(actor, product_id, is_active=is_active)


def _require_free_code(code: str) -> None:
    if Product.objects.filter(code=code).exists():
        raise CodeTaken(code)
