"""Everything that can be done with products and categories."""

from clientela.catalog.services.categories import (
    add_category,
    delete_category,
    edit_category,
    ensure_categories,
)
from clientela.catalog.services.derive import rederive
from clientela.catalog.services.products import create_product, edit_product, set_active
from clientela.catalog.services.store_products import NewProduct, store_products

__all__ = [
    "NewProduct",
    "add_category",
    "create_product",
    "delete_category",
    "edit_category",
    "edit_product",
    "ensure_categories",
    "rederive",
    "set_active",
    "store_products",
]
