"""Pages of the API: newest records last, and a cursor that stays right while records are added."""

from typing import Generic, TypeVar

from django.db.models import Model, QuerySet
from django.utils.translation import gettext as _
from ninja import Field, Schema

from clientela.kernel.errors import InvalidInput

Row = TypeVar("Row")
Record = TypeVar("Record", bound=Model)


class CursorPage(Schema, Generic[Row]):
    """Some rows, and where to go on; no `next_cursor` means the end."""

    items: list[Row]
    next_cursor: str | None = None


class PageQuery(Schema):
    """Which page: after a `cursor`, at most `limit` rows."""

    cursor: str = Field("", description="`next_cursor` of the page before")
    limit: int = Field(50, ge=1, le=200)


def page_by_id(rows: QuerySet[Record], query: PageQuery) -> tuple[list[Record], str | None]:
    """The rows of a page in the order of their keys, and the cursor of the next."""
    if query.cursor:
        rows = rows.filter(pk__gt=_key_of(query.cursor))
    found = list(rows.order_by("pk")[: query.limit + 1])
    page = found[: query.limit]
    return page, f"{page[-1].pk:x}" if len(found) > query.limit else None


def _key_of(cursor: str) -> int:
    try:
        return int(cursor, 16)
    except ValueError:
        raise InvalidInput(
            "api.cursor", _("This cursor is not one of ours."), {"cursor": _("Leave it out.")}
        ) from None
