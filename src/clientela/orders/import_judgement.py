"""Judges the rows of a file of order lines; rows with one number are one order, wherever they stand."""

from collections.abc import Iterable

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
from numpy.typing import NDArray

from clientela.customers.queries import ids_of_codes
from clientela.customers.queries.imports import ids_of_names, visible_ids
from clientela.imports.services import Examination, Plan, Verdict
from clientela.orders.import_rows import (
    CUSTOMER_ID,
    KEY,
    KIND,
    TITLE,
    has_codes,
    known_orders,
    new_orders,
    verdict_of,
)

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]
NOBODY = -1
HIGHEST, LOWEST = np.iinfo(np.int64).max, np.iinfo(np.int64).min
RETURNED = (
    "return",
    "returned",
    "refund",
    "refunded",
    "credit",
    "退货",
    "已退货",
    "退款",
    "已退款",
    "退貨",
    "退款",
    "devuelto",
    "devolucion",
)


def judge(examination: Examination, plan: Plan) -> None:
    """Give every row its verdict, and put in what the rows of an order share."""
    _group(examination)
    _require_values(examination)
    _settle_customers(examination, plan)
    _settle_moments(examination)
    _settle_kinds(examination)
    _settle_titles(examination)
    _leave_whole_orders_out(examination)
    _compare(examination, plan)


def _group(examination: Examination) -> None:
    """Rows of one number belong together; rows without one stand alone."""
    encoded = examination.table["number"].combine_chunks().dictionary_encode()
    groups = np.asarray(encoded.indices.fill_null(NOBODY), np.int64)
    alone = groups == NOBODY
    groups[alone] = len(encoded.dictionary) + np.flatnonzero(alone)
    examination.groups = groups


def _require_values(examination: Examination) -> None:
    """Refuse lines that name no product, no quantity or no money."""
    quantity = examination.texts("quantity")
    if quantity is not None:
        examination.refuse(_empty(quantity) & ~examination.errors, "quantity", "missing")
    price_or_amount = [examination.texts(name) for name in ("unit_price", "amount")]
    examination.refuse(
        _all_empty(price_or_amount) & ~examination.errors,
        _first_of(examination, "unit_price", "amount"),
        "no_price",
    )
    product = [examination.texts(name) for name in ("product", "product_name")]
    examination.refuse(
        _all_empty(product) & ~examination.errors,
        _first_of(examination, "product", "product_name"),
        "no_product",
    )


def _settle_customers(examination: Examination, plan: Plan) -> None:
    """Find each order's customer; one row that names it is enough."""
    keys = _customer_keys(examination)
    encoded = keys.dictionary_encode()
    indices = np.asarray(encoded.indices.fill_null(NOBODY), np.int64)
    most = _per_group(examination.groups, indices, np.maximum, NOBODY)
    least = _per_group(examination.groups, np.where(indices == NOBODY, HIGHEST, indices), np.minimum, HIGHEST)
    column = _first_of(examination, "customer", "customer_name")
    examination.refuse((most != least) & (most != NOBODY), column, "two_customers", keys)
    nameless = most == NOBODY
    if plan.option("nameless") != "walk_in":
        examination.refuse(nameless & ~examination.errors, column, "no_customer")
    different = encoded.dictionary.to_pylist()
    ids = _known_ids(examination, different, plan)
    examination.put(KEY, pa.array(different, pa.string()).take(pa.array(most, mask=nameless)))
    if different:
        found = np.where(nameless, NOBODY, ids[np.maximum(most, 0)])
        _refuse_customers(examination, plan, found, nameless, keys)
        examination.put(CUSTOMER_ID, pa.array(found, mask=found < 0))
        unknown = np.unique(most[(found == NOBODY) & ~nameless & ~examination.errors])
        examination.extra["new_customers"] = len(unknown)
    else:
        examination.put(CUSTOMER_ID, pa.nulls(len(nameless), pa.int64()))


def _refuse_customers(
    examination: Examination, plan: Plan, found: Ints, nameless: Mask, keys: pa.Array
) -> None:
    column = _first_of(examination, "customer", "customer_name")
    examination.refuse((found < NOBODY) & ~examination.errors, column, "not_yours", keys)
    if plan.option("customers") == "leave":
        unknown = (found == NOBODY) & ~nameless & ~examination.errors
        examination.refuse(unknown, column, "unknown_customer", keys)


def _known_ids(examination: Examination, different: list[str], plan: Plan) -> Ints:
    """The id of each customer named, -1 where it is not known, -2 where it is not the person's."""
    find = ids_of_codes if has_codes(examination.table) else ids_of_names
    known, visible = find(different), visible_ids(plan.person)
    ids = (known.get(key, NOBODY) for key in different)
    return np.asarray([key if key == NOBODY or key in visible else NOBODY - 1 for key in ids], np.int64)


def _customer_keys(examination: Examination) -> pa.Array:
    keys = examination.texts("customer" if has_codes(examination.table) else "customer_name")
    return pa.nulls(examination.table.num_rows, pa.string()) if keys is None else keys


def _settle_moments(examination: Examination) -> None:
    """An order was placed when the first of its rows says."""
    moments = examination.table["ordered_at"].combine_chunks()
    seconds = np.asarray(moments.cast(pa.int64()).fill_null(0))
    earliest = _per_group(examination.groups, seconds, np.minimum, HIGHEST)
    examination.put("ordered_at", pa.array(earliest, mask=_empty(moments)).cast(moments.type))


def _settle_kinds(examination: Examination) -> None:
    """An order from which goods only come back, or whose status says so, is a return."""
    quantity = examination.texts("quantity")
    amount = examination.texts("amount")
    counted = quantity if quantity is not None else amount
    if counted is None:
        is_return = np.zeros(examination.table.num_rows, bool)
    else:
        numbers = np.asarray(counted.fill_null(0), np.int64)
        most = _per_group(examination.groups, numbers, np.maximum, LOWEST)
        least = _per_group(examination.groups, numbers, np.minimum, HIGHEST)
        is_return = (most <= 0) & (least < 0)
    is_return |= _says(examination, RETURNED)
    examination.put(KIND, pc.if_else(pa.array(is_return), pa.scalar("return"), pa.scalar("sale")))


def _says(examination: Examination, words: Iterable[str]) -> Mask:
    status = examination.texts("status")
    if status is None:
        return np.zeros(examination.table.num_rows, bool)
    return _among(pc.utf8_lower(status), set(words))


def _settle_titles(examination: Examination) -> None:
    """A product is called what the first row that names it says."""
    codes, names = examination.texts("product"), examination.texts("product_name")
    if codes is None or names is None:
        examination.put(TITLE, names if names is not None else codes)
        return
    encoded = codes.dictionary_encode()
    indices = np.asarray(encoded.indices.fill_null(len(encoded.dictionary)), np.int64)
    named = np.flatnonzero(~_empty(names))
    first = np.full(len(encoded.dictionary) + 1, -1, np.int64)
    first[indices[named][::-1]] = named[::-1]
    places = first[indices]
    examination.put(TITLE, names.take(pa.array(places, mask=places < 0)))


def _leave_whole_orders_out(examination: Examination) -> None:
    """An order of which one row cannot be taken is not taken at all."""
    errors = examination.errors
    broken = _per_group(examination.groups, errors.astype(np.int64), np.maximum, 0).astype(bool)
    examination.refuse(broken & ~errors, "number", "order_incomplete", examination.texts("number"))


def _compare(examination: Examination, plan: Plan) -> None:
    """Tell known orders that say the same from those that say something else."""
    good = np.flatnonzero(~examination.errors)
    numbers = examination.table["number"].combine_chunks()
    known = known_orders(pc.unique(numbers.take(pa.array(good))).to_pylist())
    if not known:
        return
    visible = visible_ids(plan.person)
    hidden = [number for number, order in known.items() if order.customer_id not in visible]
    examination.refuse(_among(numbers, hidden) & ~examination.errors, "number", "not_yours", numbers)
    here = _among(numbers, known) & ~examination.errors
    if plan.option("existing") == "keep":
        examination.verdicts[here] = Verdict.SAME
        return
    places = np.flatnonzero(here)
    order = places[np.argsort(examination.groups[places], kind="stable")]
    differing = verdict_of(known, new_orders(examination.table.take(pa.array(order)), plan))
    is_other = _among(numbers, differing) & here
    examination.verdicts[here] = Verdict.SAME
    examination.verdicts[is_other] = Verdict.UPDATE
    examination.flag(is_other, "number", "order_differs")


def _among(values: pa.Array, wanted: Iterable[str]) -> Mask:
    found: Mask = np.asarray(pc.is_in(values, pa.array(sorted(wanted), pa.string())), bool)
    return found


def _per_group(groups: Ints, values: Ints, gather: np.ufunc, start: int) -> Ints:
    """A value of each row's group, such as the least of its rows'."""
    of_group = np.full(int(groups.max(initial=0)) + 1, start, np.int64)
    gather.at(of_group, groups, values)
    return of_group[groups]


def _empty(values: pa.Array) -> Mask:
    empty: Mask = np.asarray(values.is_null(), bool)
    return empty


def _all_empty(columns: Iterable[pa.Array | None]) -> Mask | bool:
    masks = [_empty(values) for values in columns if values is not None]
    return np.logical_and.reduce(masks) if masks else True


def _first_of(examination: Examination, *names: str) -> str:
    return next((name for name in names if name in examination.table.column_names), names[0])
