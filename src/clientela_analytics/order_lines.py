"""Order lines of one or several sources as one canonical history inside the engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pyarrow as pa

from clientela_analytics.cleaning import NO_CUSTOMER, MappedSource, clean, map_source, reject_cells
from clientela_analytics.engine import Engine, Relation
from clientela_analytics.errors import EmptyHistoryError
from clientela_analytics.notes import Note
from clientela_analytics.sources import LineSource, load_source

LINES = "order_lines"
REJECTS = "rejected_lines"
REJECTS_IN_ORDER = f"SELECT * EXCLUDE (source_no) FROM {REJECTS} ORDER BY source_no, row"
# Numbers like C1001 mark credit notes only where nearly all of them take back goods or money.
CANCELLED_SHARE = 0.9


@dataclass(frozen=True)
class OrderLines:
    """The canonical history: one row per order line, in the engine's table `order_lines`.

    Columns: customer_id, order_id, product_id, category (text, may be null), ordered_on (date), quantity_e3
    (thousandths), amount_e4 (ten-thousandths of the currency, exact), is_cancellation, is_sale, source_no.
    """

    engine: Engine
    as_of: date
    row_count: int
    line_count: int
    has_category: bool
    rejected: Mapping[str, int]
    notes: tuple[Note, ...]

    def relation(self) -> Relation:
        """The lines, ready to be measured."""
        return self.engine.relation(LINES)

    def rejects(self) -> pa.Table:
        """The rows that could not be used, or not for everything: file, row, reason and the cells as they stood."""
        return self.engine.rows(REJECTS_IN_ORDER)

    def write_rejects(self, path: Path) -> None:
        """Write these rows to a CSV file."""
        self.engine.write_csv(REJECTS_IN_ORDER, path)


def read_order_lines(
    sources: LineSource | Sequence[LineSource],
    *,
    as_of: date | None = None,
    columns: Mapping[str, str] | None = None,
    threads: int = 0,
) -> OrderLines:
    """Read all sources as one history up to `as_of` (the last date where it is not given).

    An order (number and date) that already stands in an earlier source is counted once. Raises InputError where
    a source or a column cannot be used, EmptyHistoryError where no line is left.
    """
    engine = Engine(threads)
    given = list(sources) if isinstance(sources, list | tuple) else [sources]
    notes: list[Note] = []
    loaded = [load_source(engine, number, source, notes) for number, source in enumerate(given, start=1)]
    mapped = [map_source(engine, source, columns or {}, notes) for source in loaded]
    row_count = sum(clean(engine, source) + len(source.source.unreadable_rows) for source in mapped)
    rejected = _keep_rejects(engine, mapped)
    _show_lines(engine, mapped, notes)
    _count_orders_once(engine, mapped, notes)
    last = _close_at(engine, mapped, as_of, notes)
    line_count = int(engine.value(f"SELECT count(*) FROM {LINES}"))
    has_category = bool(engine.value(f"SELECT count(category) FROM {LINES}"))
    return OrderLines(engine, last, row_count, line_count, has_category, rejected, tuple(notes))


def _keep_rejects(engine: Engine, mapped: Sequence[MappedSource]) -> dict[str, int]:
    statement = " UNION ALL ".join(reject_cells(source) for source in mapped)
    engine.keep(REJECTS, statement)
    counts = engine.rows(f"SELECT reason, count(*) AS rows FROM {REJECTS} GROUP BY reason ORDER BY reason")
    engine.drop(source.source.name for source in mapped)
    return dict(zip(*(column.to_pylist() for column in counts.columns), strict=True))


def _show_lines(engine: Engine, mapped: Sequence[MappedSource], notes: list[Note]) -> None:
    usable = " UNION ALL ".join(
        f"SELECT *, {source.source.number} AS source_no FROM {source.judged} "
        f"WHERE problem IS NULL OR problem = '{NO_CUSTOMER}'"
        for source in mapped
    )
    cancelled = "coalesce(looks_cancelled, false)" if _marks_cancellations(engine, usable, notes) else "false"
    engine.show(
        LINES,
        f"SELECT customer_id, order_id, ordered_on, product_id, category, quantity_e3, amount_e4, source_no, "
        f"{cancelled} AS is_cancellation, is_sold AND NOT {cancelled} AS is_sale FROM ({usable})",
    )


def _marks_cancellations(engine: Engine, usable: str, notes: list[Note]) -> bool:
    marked = "count(*) FILTER (looks_cancelled)"
    taken_back = "count(*) FILTER (looks_cancelled AND (quantity_e3 < 0 OR amount_e4 < 0))"
    others = "count(*) FILTER (NOT looks_cancelled)"
    enough = f"{marked} > 0 AND {others} > 0 AND {taken_back} >= {CANCELLED_SHARE} * {marked}"
    holds = bool(engine.value(f"SELECT {enough} FROM ({usable})"))
    if holds:
        notes.append(Note("cancellations_by_number"))
    return holds


def _count_orders_once(engine: Engine, mapped: Sequence[MappedSource], notes: list[Note]) -> None:
    for source in mapped[1:]:
        number = source.source.number
        spans = engine.rows(
            f"SELECT min(ordered_on) AS first, max(ordered_on) AS last FROM {LINES} "
            f"WHERE source_no <= {number} GROUP BY source_no = {number}"
        ).to_pylist()
        if len(spans) < 2:
            continue
        first, last = max(span["first"] for span in spans), min(span["last"] for span in spans)
        within = f"ordered_on BETWEEN DATE '{first}' AND DATE '{last}'"
        earlier = f"SELECT {_order_key(source)} FROM {LINES} WHERE source_no < {number} AND {within}"
        doubled = engine.delete(source.judged, f"{within} AND {_order_key(source)} IN ({earlier})")
        if doubled:
            facts = {"file": source.source.label, "rows": doubled, "first": first, "last": last}
            notes.append(Note("orders_counted_once", facts))


def _order_key(source: MappedSource) -> str:
    if "order" in source.found:
        return "(order_id, ordered_on)"
    return "(order_id, ordered_on, coalesce(product_id, ''), quantity, amount_e4)"


def _close_at(engine: Engine, mapped: Sequence[MappedSource], as_of: date | None, notes: list[Note]) -> date:
    last = engine.value(f"SELECT max(ordered_on) FROM {LINES}")
    if last is None:
        raise EmptyHistoryError("No usable order line was found.")
    if as_of is None:
        notes.append(Note("as_of_last_date", {"as_of": last}))
        as_of = last
    later = sum(engine.delete(source.judged, f"ordered_on > DATE '{as_of}'") for source in mapped)
    if later:
        notes.append(Note("later_left_out", {"rows": later, "as_of": as_of}))
    if not engine.value(f"SELECT count(*) FROM {LINES} WHERE is_sale AND customer_id IS NOT NULL"):
        raise EmptyHistoryError(f"No sale to a named customer is dated on or before {as_of}.")
    return as_of
