"""Plants the demo company's products."""

from clientela.catalog.demo.assortment import CATEGORIES, assortment
from clientela.catalog.services import NewProduct, store_products
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import change_set
from clientela.shell.demo_plan import DemoPlan


def plant(plan: DemoPlan) -> None:
    """Plant the whole assortment."""
    with change_set(SYSTEM, kind="demo.products") as changes:
        store_products(
            changes,
            [
                NewProduct(
                    code=product.code,
                    name=product.english,
                    alt_name=product.chinese,
                    category=CATEGORIES[product.category][0],
                    unit=product.unit,
                    price=product.price,
                )
                for product in assortment()
            ],
        )
