"""Copies what changed in the orders into the store of facts."""

from clientela.orders.queries import changed_since, lines_for_facts
from clientela.orders.queries.facts import latest_revision
from clientela.warehouse.facts import batches_of
from clientela.warehouse.queries import company_key, fact_store
from clientela.warehouse.store import FactStore, Pointer


def refresh_facts(*, full: bool = False) -> Pointer:
    """Copy what changed since the last copy; `full` copies everything anew."""
    store = fact_store()
    with store.writing():
        base = store.pointer()
        if full or not _can_follow(store, base):
            return _copy_all(store, base)
        return _copy_changes(store, base)


def _can_follow(store: FactStore, base: Pointer) -> bool:
    """Whether what was copied is this company's, is all there, and is no newer than the orders."""
    return base.company == company_key() and base.revision <= latest_revision() and store.is_whole(base)


def _copy_all(store: FactStore, base: Pointer) -> Pointer:
    latest = latest_revision()
    fresh = Pointer(company=company_key(), generation=base.generation)
    store.retire(base)
    return store.add(fresh, batches_of(lines_for_facts(upto=latest)), (), latest)


def _copy_changes(store: FactStore, base: Pointer) -> Pointer:
    changed = changed_since(base.revision)
    if changed.revision == base.revision:
        return base
    lines = lines_for_facts(after=base.revision, upto=changed.revision)
    touched = sorted(changed.order_ids | changed.gone_ids)
    added = store.add(base, batches_of(lines), touched, changed.revision)
    return store.compact(added) if added.wants_compaction else added
