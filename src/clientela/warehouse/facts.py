"""The columns of a fact (one order line), and how rows of the database become Arrow batches of them."""

from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter
from typing import Any

import pyarrow as pa

from clientela.orders.queries import FACT_COLUMNS

_READ_FROM = (
    "order_id",
    "customer_id",
    "ordered_on",
    "kind",
    "product_code",
    "category",
    "quantity_thousandths",
    "price_ten_thousandths",
    "net_minor",
)
SCHEMA = pa.schema(
    [
        ("order_id", pa.int64()),
        ("customer_id", pa.int64()),
        ("ordered_on", pa.date32()),
        ("kind", pa.string()),
        ("product", pa.string()),
        ("category", pa.string()),
        ("quantity_e3", pa.int64()),
        ("price_e4", pa.int64()),
        ("amount_minor", pa.int64()),
    ]
)

Row = Sequence[Any]
_chosen = itemgetter(*(FACT_COLUMNS.index(name) for name in _READ_FROM))


def batches_of(rows: Iterable[Sequence[Row]]) -> Iterator[pa.RecordBatch]:
    """An Arrow batch for each chunk of the lines that `orders.queries.lines_for_facts` gives."""
    for chunk in rows:
        columns = _chosen(tuple(zip(*chunk, strict=True)))
        arrays = [_array(values, field) for values, field in zip(columns, SCHEMA, strict=True)]
        yield pa.RecordBatch.from_arrays(arrays, schema=SCHEMA)


def _array(values: Sequence[Any], field: pa.Field) -> pa.Array:
    """A column; SQLite gives dates as text."""
    if pa.types.is_date(field.type) and isinstance(values[0], str):
        return pa.array(values, pa.string()).cast(field.type)
    return pa.array(values, field.type)
