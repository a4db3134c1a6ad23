"""Cleaning of single cells, as expressions of the engine's SQL: ids, numbers and dates written in many ways."""

import re
from collections.abc import Sequence

NOTHING = ("", "nan", "null", "none", "n/a", "#n/a", "nat", "-")
LONGEST_NOTHING = max(map(len, NOTHING))
NUMERIC = re.compile(r"^(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$")
INTEGER = re.compile(r"^U?(TINY|SMALL|BIG|HUGE)?(INT|INTEGER)$")
SERIAL_ORIGIN = "DATE '1899-12-30'"
FIRST_SERIAL, LAST_SERIAL = 20_000, 80_000
EARLIEST, LATEST = "DATE '1970-01-01'", "DATE '2100-12-31'"
NAMED_MONTHS = (
    "%d-%b-%y", "%d-%b-%Y", "%d %b %y", "%d %b %Y", "%d %B %y", "%d %B %Y", "%b %d %Y", "%B %d %Y", "%a %b %d %Y",
)  # fmt: skip
SPANISH_MONTHS = {
    "enero": "january", "febrero": "february", "marzo": "march", "abril": "april", "mayo": "may", "junio": "june",
    "julio": "july", "agosto": "august", "septiembre": "september", "setiembre": "september", "octubre": "october",
    "noviembre": "november", "diciembre": "december",
}  # fmt: skip


def identifier(column: str, kind: str) -> str:
    """The text of an id: trimmed, case kept, '12345.0' as '12345', nothing where the cell means nothing."""
    if INTEGER.match(kind):
        return f"CAST({column} AS VARCHAR)"
    text = f"trim(CAST({column} AS VARCHAR))"
    return (
        f"CASE WHEN suffix({text}, '.0') THEN regexp_replace({text}, '^([0-9]+)\\.0$', '\\1') "
        f"WHEN {_says_nothing(text)} THEN NULL ELSE {text} END"
    )


def number(column: str, kind: str, *, decimal_comma: bool) -> str:
    """A floating-point number out of '1,234.50', '1.234,50 €', '(12)', '12-' or a native number."""
    if NUMERIC.match(kind):
        return f"CAST({column} AS DOUBLE)"
    text = f"CAST({column} AS VARCHAR)"
    cleaned = _clean_number(text, decimal_comma=decimal_comma)
    if decimal_comma:
        return cleaned
    return f"coalesce(TRY_CAST({text} AS DOUBLE), {cleaned})"


def day(column: str, kind: str, *, day_first: bool) -> str:
    """A date out of a native date, 20101201, an Excel serial number or a written date in many forms."""
    if kind == "DATE" or kind.startswith("TIMESTAMP"):
        return f"CAST({column} AS DATE)"
    if NUMERIC.match(kind):
        return _numeric_day(f"CAST({column} AS DOUBLE)")
    written = ", ".join(_written_days(f"trim(CAST({column} AS VARCHAR))", day_first=day_first))
    # The engine takes 05/07/03 for the year 5; written dates with two-digit years are read below.
    iso = f"CASE WHEN TRY_CAST({column} AS DATE) >= {EARLIEST} THEN TRY_CAST({column} AS DATE) END"
    return f"coalesce({iso}, {written})"


def possible_day(date: str) -> str:
    """The date where it can be one of trade, else nothing."""
    return f"CASE WHEN {date} BETWEEN {EARLIEST} AND {LATEST} THEN {date} END"


def is_nothing(column: str, kind: str) -> str:
    """True where the cell is empty or says so."""
    if kind != "VARCHAR":
        return f"{column} IS NULL"
    return f"({column} IS NULL OR {_says_nothing(f'trim({column})')})"


def cancellation(order: str) -> str:
    """True where the order number is a C followed by digits alone, as 'C536379'."""
    return f"CASE WHEN left({order}, 1) IN ('C', 'c') THEN regexp_full_match({order}, '[Cc][0-9]+') ELSE false END"


def has_decimal_comma(samples: Sequence[str]) -> bool:
    """Whether numbers written so use the comma for decimals: '12,5' and '1.234,50' do, '1,234' does not."""
    commas = sum(
        bool(re.search(r"\d,(\d{1,2}|\d{4,})\D*$", text)) and text.count(",") == 1 for text in samples
    )
    points = sum(bool(re.search(r"\d\.\d{1,2}\D*$|\.\d{4,}\D*$", text)) for text in samples)
    return commas > points


def is_day_first(samples: Sequence[str]) -> bool | None:
    """Whether 03/04/2024 means 3 April: told by a part above 12; None where no sample tells."""
    firsts, seconds = [], []
    for text in samples:
        match = re.match(r"^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\b", text)
        if match:
            firsts.append(int(match[1]))
            seconds.append(int(match[2]))
    if not firsts or (max(firsts) <= 12 and max(seconds) <= 12):
        return None
    return sum(part > 12 for part in firsts) >= sum(part > 12 for part in seconds)


def _written_days(text: str, *, day_first: bool) -> list[str]:
    head = f"split_part(replace({text}, 'T', ' '), ' ', 1)"
    slashed = f"replace(replace({head}, '.', '/'), '-', '/')"
    chinese = f"regexp_replace({text}, '^([0-9]{{4}})年([0-9]{{1,2}})月([0-9]{{1,2}})日?.*$', '\\1-\\2-\\3')"
    # Two digits first: %Y would take "03" for the year 3.
    order = ("%d/%m/%y", "%d/%m/%Y") if day_first else ("%m/%d/%y", "%m/%d/%Y")
    named = f"trim(replace(replace(replace({_month_words(text)}, ',', ' '), '  ', ' '), '.', ''))"
    untimed = f"trim(regexp_replace({named}, '[ T]+[0-9]{{1,2}}:[0-9]{{2}}.*$', ''))"
    return [
        f"try_strptime({slashed}, {_list((*order, '%Y/%m/%d'))})::DATE",
        f"TRY_CAST({chinese} AS DATE)",
        _numeric_day(f"TRY_CAST({text} AS DOUBLE)"),
        f"try_strptime({untimed}, {_list(NAMED_MONTHS)})::DATE",
    ]


def _numeric_day(number_: str) -> str:
    digits = f"CAST(CAST({number_} AS BIGINT) AS VARCHAR)"
    serial = f"{SERIAL_ORIGIN} + CAST(floor({number_}) AS INTEGER)"
    return (
        f"CASE WHEN {number_} BETWEEN {FIRST_SERIAL} AND {LAST_SERIAL} THEN {serial} "
        f"WHEN {number_} BETWEEN 19000101 AND 21001231 THEN try_strptime({digits}, '%Y%m%d')::DATE END"
    )


def _month_words(text: str) -> str:
    words = f"lower({text})"
    for spanish, english in SPANISH_MONTHS.items():
        words = f"replace({words}, '{spanish}', '{english}')"
    return f"replace({words}, ' de ', ' ')"


def _clean_number(text: str, *, decimal_comma: bool) -> str:
    negative = f"regexp_matches(trim({text}), '^\\(.*\\)$|[-−]\\s*$|^[^0-9]*[-−]')"
    kept = f"regexp_replace({text}, '[^0-9.,]', '', 'g')"
    points = f"replace(replace({kept}, '.', ''), ',', '.')" if decimal_comma else f"replace({kept}, ',', '')"
    trimmed = f"regexp_replace({points}, '^\\.+|\\.+$', '', 'g')"
    written = f"regexp_matches({text}, '^[^0-9A-Za-z]*([A-Za-z]{{1,4}}[^0-9A-Za-z]*)?[0-9][0-9.,  ''_]*[^0-9]{{0,6}}$')"
    value = f"TRY_CAST({trimmed} AS DOUBLE)"
    return f"CASE WHEN {written} THEN CASE WHEN {negative} THEN -{value} ELSE {value} END END"


def _says_nothing(text: str) -> str:
    return f"(length({text}) <= {LONGEST_NOTHING} AND lower({text}) IN {_texts(NOTHING)})"


def _texts(words: Sequence[str]) -> str:
    return "(" + ", ".join(f"'{word}'" for word in words) + ")"


def _list(words: Sequence[str]) -> str:
    return "[" + ", ".join(f"'{word}'" for word in words) + "]"
