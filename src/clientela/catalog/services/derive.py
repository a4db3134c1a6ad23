"""Keeps what follows from names and places: sort keys, search words, paths of categories."""

from collections.abc import Collection, Sequence

from clientela.catalog.models import Category, Product
from clientela.kernel.reading_names import pinyin_key
from clientela.kernel.search import Searchable, forget, index_many

SEARCH_KIND = "product"
BATCH = 1_000


def derive_products(product_ids: Collection[int], *, new: bool = False) -> None:
    """Derive anew what follows from these products; `new` saves looking for what was there."""
    ids = sorted(product_ids)
    for start in range(0, len(ids), BATCH):
        _derive_batch(ids[start : start + BATCH], new=new)


def _derive_batch(ids: Sequence[int], *, new: bool) -> None:
    products = list(Product.objects.filter(pk__in=ids))
    for product in products:
        product.sort_key = pinyin_key(product.name) or product.code.lower()
    Product.objects.bulk_update(products, ["sort_key"], batch_size=300)
    index_many(SEARCH_KIND, [_searchable(product) for product in products], new=new)
    if gone := set(ids) - {product.pk for product in products}:
        forget(SEARCH_KIND, sorted(gone))


def _searchable(product: Product) -> Searchable:
    return Searchable(product.pk, texts=[product.name, product.alt_name, product.code], codes=[product.code])


def rederive(*, product_ids: Collection[int], category_ids: Collection[int]) -> None:
    """Derive anew what follows from records that something else than this room has changed."""
    derive_products(product_ids)
    derive_categories(list(Category.objects.filter(pk__in=category_ids).select_related("parent")))


def derive_categories(categories: Collection[Category]) -> None:
    """Derive anew sort keys, and the paths of categories and of all below them."""
    for category in categories:
        category.sort_key = pinyin_key(category.name)
        above = category.parent.path if category.parent else "/"
        category.path = f"{above}{category.pk}/"
        Category.objects.filter(pk=category.pk).update(sort_key=category.sort_key, path=category.path)
        derive_categories(list(category.children.select_related("parent")))
