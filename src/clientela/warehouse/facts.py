"""The columns of a fact (one order line), and how rows of the database become Arrow batches of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import pyarrow as pa

COLUMNS = (
    "order_id",
    "customer_id",
    "ordered_on",
    "is_return",
    "product",
    "category",
    "quantity_e3",
    "price_e4",
    "amount_minor",
)
SCHEMA = pa.schema(
    [
        ("order_id", pa.int64()),
        ("customer_id", pa.int64()),
        ("ordered_on", pa.date32()),
        ("is_return", pa.bool_()),
        ("product", pa.string()),
        ("category", pa.string()),
        ("quantity_e3", pa.int64()),
        ("price_e4", pa.int64()),
        ("amount_minor", pa.int64()),
    ]
)
TOUCHED = pa.schema([("order_id", pa.int64()), ("part", pa.int32())])
TEXT_DATE = pa.string()
IS_SALE = "NOT is_return AND quantity_e3 > 0 AND price_e4 > 0 AND amount_minor > 0"

Row = Sequence[Any]


def batches_of(rows: Iterable[Sequence[Row]]) -> Iterator[pa.RecordBatch]:
    """An Arrow batch for each chunk of rows; dates may arrive as text, flags as whole numbers."""
    for chunk in rows:
        if chunk:
            columns = zip(*chunk, strict=True)
            arrays = [_array(values, field) for values, field in zip(columns, SCHEMA, strict=True)]
            yield pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _array(values: tuple[Any, ...], field: pa.Field) -> pa.Array:
    first = next((value for value in values if value is not None), None)
    if pa.types.is_date(field.type) and isinstance(first, str):
        return pa.array(values, TEXT_DATE).cast(field.type)
    if pa.types.is_boolean(field.type) and isinstance(first, int) and not isinstance(first, bool):
        return pa.array(values, pa.int8()).cast(field.type)
    return pa.array(values, field.type)
