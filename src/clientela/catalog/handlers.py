"""Follows what happens elsewhere: an undo may have changed products."""

from clientela.catalog import services
from clientela.kernel.changes import Undone
from clientela.kernel.events import subscribe


@subscribe(Undone)
def derive_anew(event: Undone) -> None:
    """Search words and sort keys follow what an undo brought back."""
    services.rederive(
        product_ids=event.touched.get("catalog.product", frozenset()),
        category_ids=event.touched.get("catalog.category", frozenset()),
    )
