"""Which column of a file holds what, found by its name in English, Chinese or Spanish."""

import unicodedata
from collections.abc import Iterable, Mapping

from clientela_analytics.errors import InputError
from clientela_analytics.files.heading_words import HEADING_WORDS
from clientela_analytics.files.headings import guess_fields

FIELDS = ("customer", "order", "date", "product", "category", "quantity", "price", "amount")

HEADINGS = {
    "customer": ("customer_id", "customer_name"),
    "order": ("order_number",),
    "date": ("date",),
    "product": ("product_code", "product_name"),
    "category": ("category",),
    "quantity": ("quantity",),
    "price": ("unit_price",),
    "amount": ("amount",),
}
SYNONYMS: dict[str, tuple[str, ...]] = {
    field: tuple(word for heading in headings for word in HEADING_WORDS[heading].split("|"))
    for field, headings in HEADINGS.items()
}
REQUIRED = ("customer", "date")


def find_columns(names: Iterable[str], chosen: Mapping[str, str]) -> dict[str, str]:
    """The column of each field: as `chosen`, else by name; raises InputError where the needed ones are not found."""
    available = list(names)
    found = {field: _chosen_column(field, column, available) for field, column in chosen.items()}
    for field in FIELDS:
        free = [name for name in available if name not in found.values()]
        match = _by_exact_name(field, free)
        if match is not None and field not in found:
            found[field] = match
    for field in FIELDS:
        free = [name for name in available if name not in found.values()]
        match = _by_likely_name(field, free)
        if match is not None and field not in found:
            found[field] = match
    if "price" in found and "amount" in found and "amount" not in chosen:
        _keep_one_money_column(found, chosen)
    _require_enough(found, available)
    return found


def parse_choice(text: str) -> dict[str, str]:
    """Read 'customer=CustomerID,order=InvoiceNo'; raises InputError for an unknown field."""
    chosen = {}
    for part in filter(None, (piece.strip() for piece in text.split(","))):
        field, equals, column = part.partition("=")
        if not equals or field.strip() not in FIELDS or not column.strip():
            raise InputError(
                f"--columns: {part!r} is not one of {', '.join(f'{name}=COLUMN' for name in FIELDS)}."
            )
        chosen[field.strip()] = column.strip()
    return chosen


def _chosen_column(field: str, column: str, available: list[str]) -> str:
    for name in available:
        if name == column or _key(name) == _key(column):
            return name
    raise InputError(f"There is no column {column!r} for {field}; the file has {', '.join(available)}.")


def _by_exact_name(field: str, names: list[str]) -> str | None:
    by_key = {_key(name): name for name in reversed(names)}
    return next((by_key[_key(word)] for word in SYNONYMS[field] if _key(word) in by_key), None)


def _by_likely_name(field: str, names: list[str]) -> str | None:
    guesses = guess_fields(names, HEADINGS[field])
    return next((guesses[heading].heading for heading in HEADINGS[field] if heading in guesses), None)


def _keep_one_money_column(found: dict[str, str], chosen: Mapping[str, str]) -> None:
    if "price" in chosen and "quantity" in found:
        del found["amount"]


def _require_enough(found: Mapping[str, str], available: list[str]) -> None:
    missing = [field for field in REQUIRED if field not in found]
    if "amount" not in found and not {"price", "quantity"} <= found.keys():
        missing.append("amount (or price and quantity)")
    if missing:
        raise InputError(
            f"No column found for {', '.join(missing)}; the file has {', '.join(available)}. "
            f"Name it with --columns, for example --columns {missing[0].split()[0]}=COLUMN."
        )


def _key(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in folded if letter.isalnum())
