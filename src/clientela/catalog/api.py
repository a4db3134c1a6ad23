"""The API of products."""

from typing import TYPE_CHECKING, Any

from ninja import Query, Router, Status

from clientela.catalog import queries, services
from clientela.catalog.entries import EDIT, SEE
from clientela.catalog.schemas import CategoryOut, ProductIn, ProductOut, ProductPatch
from clientela.shell.api_pages import CursorPage, PageQuery, page_by_id
from clientela.staff.access import PersonRequest
from clientela.staff.queries import require_right

if TYPE_CHECKING:
    from clientela.catalog.models import Product

router = Router()


@router.get("", response=CursorPage[ProductOut])
def list_products(request: PersonRequest, page: Query[PageQuery], q: str = "") -> dict[str, Any]:
    """Products, all or those found by code, name or pinyin."""
    require_right(request.person, SEE)
    found = queries.find_products(queries.visible_products(request.person), q)
    rows, next_cursor = page_by_id(found, page)
    return {"items": rows, "next_cursor": next_cursor}


@router.get("/categories", response=list[CategoryOut])
def list_categories(request: PersonRequest) -> Any:
    """The tree of categories, parents first."""
    require_right(request.person, SEE)
    return queries.list_categories()


@router.get("/{ref}", response=ProductOut)
def get_product(request: PersonRequest, ref: str) -> "Product":
    """One product."""
    require_right(request.person, SEE)
    return queries.get_product(request.person, ref)


@router.post("", response={201: ProductOut})
def create_product(request: PersonRequest, given: ProductIn) -> Status["Product"]:
    """Add a product."""
    require_right(request.person, EDIT)
    values = _with_category(given.dict())
    return Status(201, services.create_product(request.person.actor("api"), **values))


@router.patch("/{ref}", response=ProductOut)
def edit_product(request: PersonRequest, ref: str, given: ProductPatch) -> "Product":
    """Change a product."""
    require_right(request.person, EDIT)
    product = queries.get_product(request.person, ref)
    values = _with_category(given.dict(exclude_unset=True))
    services.edit_product(request.person.actor("api"), product.pk, **values)
    return queries.get_product(request.person, ref)


def _with_category(values: dict[str, Any]) -> dict[str, Any]:
    ref = values.pop("category_ref", None)
    return {**values, "category": queries.get_category(ref)} if ref else values
