"""One loaded source made into clean cells: which column is what, how it is written, which rows are unusable."""

from collections.abc import Mapping
from dataclasses import dataclass

from clientela_analytics import cells
from clientela_analytics.columns import find_columns
from clientela_analytics.engine import Engine, column_name, quoted
from clientela_analytics.notes import Note
from clientela_analytics.sources import LoadedSource

NO_CUSTOMER = "no_customer"
SLASHED = "'^\\s*[0-9]{1,2}[-/.][0-9]{1,2}[-/.][0-9]{2,4}'"
SAMPLE_ROWS = 2000
PROBLEM = (
    "CASE WHEN c_day IS NULL THEN CASE WHEN c_no_date THEN 'no_date' ELSE 'unreadable_date' END "
    "WHEN c_amount IS NULL OR c_quantity IS NULL THEN CASE WHEN c_empty THEN 'no_amount' ELSE 'not_a_number' END "
    f"WHEN c_customer IS NULL THEN '{NO_CUSTOMER}' WHEN c_order IS NULL THEN 'no_order' END"
)


@dataclass(frozen=True)
class MappedSource:
    """A loaded source with the column found for each field and the way its cells are written."""

    source: LoadedSource
    kinds: Mapping[str, str]
    found: Mapping[str, str]
    decimal_comma: bool = False
    day_first: bool = False

    @property
    def judged(self) -> str:
        """The table of its clean cells."""
        return f"judged_{self.source.number}"

    def column(self, field: str) -> str:
        """The column of a field, as the engine writes it; NULL where there is none."""
        return column_name(self.found[field]) if field in self.found else "NULL"

    def kind(self, field: str) -> str:
        """The engine's type of a field's column."""
        return self.kinds[self.found[field]] if field in self.found else "VARCHAR"


def map_source(
    engine: Engine, source: LoadedSource, columns: Mapping[str, str], notes: list[Note]
) -> MappedSource:
    """Find the columns of a source and how its numbers and dates are written, telling `notes`."""
    kinds = engine.columns(source.name)
    found = find_columns(kinds, columns)
    notes.append(Note("columns", {"file": source.label, "columns": dict(found)}))
    mapped = MappedSource(source, kinds, found)
    comma = _has_decimal_comma(engine, mapped)
    if comma:
        notes.append(Note("decimal_comma", {"file": source.label}))
    return MappedSource(source, kinds, found, comma, _is_day_first(engine, mapped, notes))


def clean(engine: Engine, mapped: MappedSource) -> int:
    """Make the table of clean cells of a source, all rows with their problem if any, and say how many there are."""
    written = {
        "row_no": "row_no",
        "c_customer": cells.identifier(mapped.column("customer"), mapped.kind("customer")),
        "c_date": cells.day(mapped.column("date"), mapped.kind("date"), day_first=mapped.day_first),
        "c_product": cells.identifier(mapped.column("product"), mapped.kind("product")),
        "c_category": cells.identifier(mapped.column("category"), mapped.kind("category")),
        "c_quantity": _number(mapped, "quantity") if "quantity" in mapped.found else "1.0",
        "c_price": _number(mapped, "price"),
        "c_money": _number(mapped, "amount"),
        "c_number": cells.identifier(mapped.column("order"), mapped.kind("order")),
        "c_empty": _is_unmeasured(mapped),
        "c_no_date": cells.is_nothing(mapped.column("date"), mapped.kind("date")),
    }
    order = "c_number" if "order" in mapped.found else "c_customer || ' ' || c_date"
    units = "c_money" if "amount" in mapped.found else "c_quantity * c_price"
    reckoned = {
        "c_day": cells.possible_day("c_date"),
        "c_order": order,
        "c_amount": f"TRY_CAST(round(({units}) * 10000) AS BIGINT)",
    }
    engine.derive(mapped.judged, mapped.source.name, written, reckoned, _kept(mapped))
    return int(engine.value(f"SELECT count(*) FROM {mapped.judged}"))


def _kept(mapped: MappedSource) -> dict[str, str]:
    priced = " AND c_price > 0" if "price" in mapped.found else ""
    return {
        "row_no": "row_no",
        "customer_id": "c_customer",
        "order_id": "c_order",
        "ordered_on": "c_day",
        "product_id": "c_product",
        "category": "c_category",
        "quantity_e3": "TRY_CAST(round(c_quantity * 1000) AS BIGINT)",
        "amount_e4": "c_amount",
        "is_sold": f"c_quantity > 0 AND c_amount > 0{priced}",
        "looks_cancelled": cells.cancellation("c_order"),
        "problem": PROBLEM,
    }


def reject_cells(mapped: MappedSource) -> str:
    """The statement that gives the unusable rows of a source with their cells as they stood."""
    source = mapped.source
    shown = ("customer", "order", "date", "product", "quantity", "price", "amount")
    texts = ", ".join(f"CAST({mapped.column(field)} AS VARCHAR) AS {column_name(field)}" for field in shown)
    nothing = ", ".join("NULL" for _ in shown)
    unreadable = "".join(
        f" UNION ALL SELECT {source.number}, {quoted(source.label)}, {row}, 'unreadable_row', {nothing}"
        for row in source.unreadable_rows
    )
    return (
        f"SELECT {source.number} AS source_no, {quoted(source.label)} AS file, row_no + {source.rows_above} AS row, "
        f"problem AS reason, {texts} FROM {source.name} JOIN (SELECT row_no, problem FROM {mapped.judged} "
        f"WHERE problem IS NOT NULL) AS judged USING (row_no){unreadable}"
    )


def _number(mapped: MappedSource, field: str) -> str:
    return cells.number(mapped.column(field), mapped.kind(field), decimal_comma=mapped.decimal_comma)


def _is_unmeasured(mapped: MappedSource) -> str:
    measured = [field for field in ("quantity", "price", "amount") if field in mapped.found]
    return " OR ".join(cells.is_nothing(mapped.column(field), mapped.kind(field)) for field in measured)


def _has_decimal_comma(engine: Engine, mapped: MappedSource) -> bool:
    fields = [field for field in ("price", "amount", "quantity") if mapped.kind(field) == "VARCHAR"]
    samples: list[str] = []
    for column in (mapped.column(field) for field in fields if field in mapped.found):
        sample = f"SELECT {column} AS cell FROM {mapped.source.name} WHERE {column} IS NOT NULL LIMIT {SAMPLE_ROWS}"
        samples.extend(engine.rows(sample).column("cell").to_pylist())
    return cells.has_decimal_comma(samples)


def _is_day_first(engine: Engine, mapped: MappedSource, notes: list[Note]) -> bool:
    if mapped.kind("date") != "VARCHAR":
        return False
    column, name = mapped.column("date"), mapped.source.name
    head = f"SELECT {column} AS cell FROM {name} LIMIT {SAMPLE_ROWS}"
    if not engine.value(f"SELECT count(*) FROM ({head}) WHERE regexp_matches(cell, {SLASHED})"):
        return False
    seen = engine.rows(f"SELECT DISTINCT regexp_extract({column}, {SLASHED}) AS cell FROM {name}")
    told = cells.is_day_first([cell for cell in seen.column("cell").to_pylist() if cell])
    code = "day_first_assumed" if told is None else "day_first" if told else "month_first"
    notes.append(Note(code, {"file": mapped.source.label}))
    return told is not False
