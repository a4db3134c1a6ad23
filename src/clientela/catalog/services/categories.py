"""Keeps the tree of categories."""

from collections.abc import Iterable

from clientela.catalog.errors import CategoryInUse, CategoryTaken
from clientela.catalog.models import Category
from clientela.catalog.services.derive import derive_categories
from clientela.kernel.actors import Actor
from clientela.kernel.changes import Changes, change_set


def add_category(actor: Actor, *, name: str, alt_name: str = "", parent: Category | None = None) -> Category:
    """Add a category; raises CategoryTaken where its parent has one of this name."""
    with change_set(actor, kind="catalog.category") as changes:
        _require_free_name(name, parent)
        return _add(changes, name, alt_name, parent)


def edit_category(
    actor: Actor, category: Category, *, name: str, alt_name: str = "", parent: Category | None = None
) -> list[str]:
    """Rename or move a category; the names of the fields that differ."""
    with change_set(actor, kind="catalog.category") as changes:
        if (name, parent) != (category.name, category.parent):
            _require_free_name(name, parent)
        changed = changes.update(category, name=name, alt_name=alt_name, parent=parent)
        derive_categories([category])
        return changed


def delete_category(actor: Actor, category: Category) -> None:
    """Delete an empty category; raises CategoryInUse where it holds anything."""
    with change_set(actor, kind="catalog.category") as changes:
        if category.children.exists() or category.products.exists():
            raise CategoryInUse
        changes.delete(category)


def ensure_categories(changes: Changes, names: Iterable[str]) -> dict[str, Category]:
    """Categories by name, top ones added where there is none of a name; for imports."""
    wanted = {name for name in names if name}
    found = {category.name: category for category in Category.objects.filter(name__in=wanted).order_by("-id")}
    for name in sorted(wanted - found.keys()):
        found[name] = _add(changes, name, "", None)
    return found


def _add(changes: Changes, name: str, alt_name: str, parent: Category | None) -> Category:
    category = changes.create(Category(name=name, alt_name=alt_name, parent=parent))
    derive_categories([category])
    return category


def _require_free_name(name: str, parent: Category | None) -> None:
    if Category.objects.filter(name=name, parent=parent).exists():
        raise CategoryTaken(name)
