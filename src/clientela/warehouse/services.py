"""Copies what changed in the orders into the store of facts, and runs the library on it."""

from datetime import date

import pyarrow as pa
from clientela_analytics import Analysis, Policy, analyze

from clientela.kernel.money import places_of
from clientela.orders import queries as orders
from clientela.staff.queries import get_company
from clientela.warehouse.facts import batches_of
from clientela.warehouse.queries import company_key, fact_store
from clientela.warehouse.store import FactStore, Pointer

COLUMNS = {
    "customer": "customer",
    "order": "order_no",
    "date": "ordered_on",
    "product": "product",
    "category": "category",
    "quantity": "quantity",
    "price": "price",
    "amount": "amount",
}


def refresh_facts(*, full: bool = False) -> Pointer:
    """Copy what changed since the last copy; `full` copies everything anew."""
    store = fact_store()
    with store.writing():
        latest = orders.latest_revision()
        base = store.pointer()
        if full or base.company != company_key() or base.revision > latest:
            return _copy_all(store, base, latest)
        if base.revision == latest:
            return base
        return _copy_changes(store, base, latest)


def run_analysis(as_of: date, horizon_days: int, policy: Policy) -> Analysis:
    """Run the library on the copied facts, with everything up to the as-of date."""
    return analyze(_lines(), as_of=as_of, horizon_days=horizon_days, policy=policy, columns=COLUMNS)


def _copy_all(store: FactStore, base: Pointer, latest: int) -> Pointer:
    fresh = Pointer(company=company_key(), generation=base.generation)
    copied = store.add(fresh, batches_of(orders.fact_rows(after=0, upto=latest)), (), latest)
    store.retire(base)
    return copied


def _copy_changes(store: FactStore, base: Pointer, latest: int) -> Pointer:
    rows = orders.fact_rows(after=base.revision, upto=latest)
    touched = orders.touched_orders(after=base.revision, upto=latest)
    added = store.add(base, batches_of(rows), touched, latest)
    return store.compact(added) if added.wants_compaction else added


def _lines() -> pa.Table:
    """The facts as the library reads them: ids as text of equal length, numbers in whole units."""
    cent = 10 ** places_of(get_company().currency)
    statement = f"""
        SELECT format('{{:012d}}', customer_id) AS customer, order_id AS order_no, ordered_on, product,
               nullif(category, '') AS category, quantity_e3 / 1000 AS quantity,
               CASE WHEN is_return THEN 0.0 ELSE price_e4 / 10000 END AS price, amount_minor / {cent} AS amount
        FROM facts
    """
    with fact_store().connected() as connection:
        return connection.execute(statement).to_arrow_table()
