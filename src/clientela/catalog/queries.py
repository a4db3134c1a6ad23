"""All reads of products and categories."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, QuerySet
from django.urls import reverse

from clientela.catalog.errors import CategoryMissing, ProductMissing
from clientela.catalog.models import Category
from clientela.catalog.models import Product as Product
from clientela.kernel import search
from clientela.shell.registry import Hit
from clientela.staff.queries import Person

SEARCH_KIND = "product"
SEE = "catalog.see"
ASK_AT_ONCE = 1_000


@dataclass(frozen=True)
class ProductLabel:
    """How other rooms show a product."""

    id: int
    ref: str
    code: str
    name: str
    alt_name: str
    unit: str

    @property
    def url(self) -> str:
        """The address of the product."""
        return reverse("catalog:product", args=[self.ref])


def list_products() -> QuerySet[Product]:
    """Every product with its category."""
    return Product.objects.select_related("category")


def visible_products(person: Person) -> QuerySet[Product]:
    """All products for those with the right to see them; the catalogue is the same for everybody."""
    return list_products() if person.has_right(SEE) else Product.objects.none()


def products_on_sale(person: Person) -> QuerySet[Product]:
    """The products that may be ordered."""
    return visible_products(person).filter(is_active=True)


def get_product(person: Person, ref: str) -> Product:
    """The product of a reference; raises ProductMissing."""
    product = visible_products(person).filter(ref=ref).first()
    if product is None:
        raise ProductMissing
    return product


def find_products(products: QuerySet[Product], text: str) -> QuerySet[Product]:
    """Those of some products found by code, name, pinyin or initials."""
    for ids in search.matching(SEARCH_KIND, text):
        products = products.filter(pk__in=ids)
    return products


def find_product_hits(person: Person, text: str, limit: int) -> list[Hit]:
    """Products for the palette."""
    found = find_products(visible_products(person), text).order_by("sort_key", "id")[:limit]
    return [
        Hit(
            product.name,
            product.alt_name or product.code,
            reverse("catalog:product", args=[product.ref]),
            "package",
        )
        for product in found
    ]


def products_by_ref(refs: Collection[str]) -> dict[str, Product]:
    """Products by reference, with their categories; for order entry."""
    return {product.ref: product for product in list_products().filter(ref__in=refs)}


def products_by_id(ids: Collection[int]) -> dict[int, Product]:
    """Products by id, with their categories."""
    return list_products().in_bulk(list(ids)) if ids else {}


def products_by_code(codes: Iterable[str]) -> dict[str, Product]:
    """Products by code, with their categories."""
    wanted = sorted(set(codes))
    found: dict[str, Product] = {}
    for start in range(0, len(wanted), ASK_AT_ONCE):
        rows = list_products().filter(code__in=wanted[start : start + ASK_AT_ONCE])
        found.update((row.code, row) for row in rows)
    return found


def labels_of(product_ids: Iterable[int]) -> dict[int, ProductLabel]:
    """How to show products, by id."""
    columns = ("pk", "ref", "code", "name", "alt_name", "unit")
    rows = Product.objects.filter(pk__in=set(product_ids)).values_list(*columns)
    return {row[0]: ProductLabel(*row) for row in rows}


def count_products(person: Person) -> int:
    """How many products are on sale."""
    return products_on_sale(person).count()


def list_categories() -> QuerySet[Category]:
    """All categories, parents before children, with how many products each holds itself."""
    return (
        Category.objects.select_related("parent").annotate(product_count=Count("products")).order_by("path")
    )


def get_category(ref: str) -> Category:
    """The category of a reference; raises CategoryMissing."""
    category = Category.objects.select_related("parent").filter(ref=ref).first()
    if category is None:
        raise CategoryMissing
    return category


def category_ids_under(refs: Sequence[str]) -> list[int]:
    """The categories of some references and all below them."""
    ids: set[int] = set()
    for path in Category.objects.filter(ref__in=refs).values_list("path", flat=True):
        ids.update(Category.objects.filter(path__startswith=path).values_list("id", flat=True))
    return sorted(ids)
