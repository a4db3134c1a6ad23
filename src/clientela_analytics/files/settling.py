"""Decides between day first and month first by reading on until a value fits only one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from clientela_analytics.files.columns import likelier_order
from clientela_analytics.files.evidence import date_orders
from clientela_analytics.files.layout import ColumnLayout, DateOrder, FileLayout, Note
from clientela_analytics.files.sniffing import Draft

if TYPE_CHECKING:
    import pyarrow as pa

_REMEMBERED = 5_000


def settle(draft: Draft, batches: Iterable[pa.RecordBatch]) -> FileLayout:
    """The layout with the date order of its open columns decided, or assumed and noted."""
    decided: dict[str, DateOrder] = {}
    seen: dict[str, dict[str, None]] = {name: {} for name in draft.open_columns}
    for batch in batches:
        for name in draft.open_columns:
            if name not in decided and (order := _telling_order(_fresh_values(batch, name, seen[name]))):
                decided[name] = order
        if len(decided) == len(seen):
            break
    assumed = {name: _assumed(seen[name], decided) for name in seen if name not in decided}
    return _with_orders(draft.layout, decided, assumed)


def _fresh_values(batch: pa.RecordBatch, name: str, known: dict[str, None]) -> Iterator[str]:
    for value in batch.column(name).unique().to_pylist():
        if value not in known:
            if len(known) < _REMEMBERED:
                known[value] = None
            yield value


def _telling_order(values: Iterable[str]) -> DateOrder | None:
    for value in values:
        fits = date_orders(value) & {"dmy", "mdy"}
        if len(fits) == 1:
            return next(iter(fits))
    return None


def _assumed(values: Iterable[str], decided: dict[str, DateOrder]) -> DateOrder:
    """The order of the file's other dates where they agree, else the likelier one."""
    others = set(decided.values())
    return others.pop() if len(others) == 1 else likelier_order(values)


def _with_orders(
    layout: FileLayout, decided: dict[str, DateOrder], assumed: dict[str, DateOrder]
) -> FileLayout:
    orders = decided | assumed
    columns: tuple[ColumnLayout, ...] = tuple(
        replace(column, date_order=orders.get(column.name, column.date_order)) for column in layout.columns
    )
    notes = [
        Note("files.date_order_assumed", {"column": name, "order": order}) for name, order in assumed.items()
    ]
    return replace(layout, columns=columns, notes=(*layout.notes, *notes))
