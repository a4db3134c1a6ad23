"""Plants three years of orders, customer by customer, as their stories tell."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import islice
from random import Random

from clientela.catalog.demo.assortment import CATEGORIES, assortment
from clientela.catalog.queries import products_by_code
from clientela.customers.demo.names import KINDS
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import change_set
from clientela.orders.demo.stories import Habit, PlannedOrder, plan_orders
from clientela.orders.models import Counter
from clientela.orders.rules import PREFIXES, RETURN, SALE, Line, number_of
from clientela.orders.services import NewOrder, store_orders
from clientela.shell.demo_plan import DemoCustomer, DemoPlan

BATCH = 1_000
RETURNED_SHARE = 0.012
LINES_A_CATEGORY = 2


@dataclass(frozen=True)
class Article:
    """What of a product goes into a line."""

    id: int
    code: str
    name: str
    category: str
    price: Decimal


def plant(plan: DemoPlan) -> None:
    """Plant every order, oldest first, so that numbers rise with the days."""
    shelf = _shelf()
    rng = plan.random("orders")
    planned = sorted(_planned(plan), key=lambda each: (each[1].on, each[0].customer_id))
    counts: dict[tuple[str, int], int] = {}
    orders = _numbered(planned, shelf, rng, counts)
    while batch := list(islice(orders, BATCH)):
        with change_set(SYSTEM, kind="demo.orders") as changes:
            store_orders(SYSTEM, changes, batch)
    Counter.objects.bulk_create(
        [Counter(name=f"{PREFIXES[kind]}-{year}", value=count) for (kind, year), count in counts.items()]
    )


def _shelf() -> dict[str, list[Article]]:
    shelf: dict[str, list[Article]] = {}
    for product in products_by_code(product.code for product in assortment()).values():
        category = product.category.name if product.category else ""
        article = Article(product.pk, product.code, product.name, category, product.price or Decimal(1))
        shelf.setdefault(category, []).append(article)
    return shelf


def _planned(plan: DemoPlan) -> Iterator[tuple[DemoCustomer, PlannedOrder]]:
    for customer in plan.customers:
        rng = plan.random(f"orders of {customer.code}")
        for order in plan_orders(customer.story, _habit(customer, rng), rng, plan.today):
            yield customer, order


def _habit(customer: DemoCustomer, rng: Random) -> Habit:
    kind = KINDS[customer.kind]
    names = [english for english, _ in CATEGORIES.values()]
    size = rng.lognormvariate(0, 0.75)
    return Habit(
        gap_days=max(6.0, kind.mean_gap * rng.lognormvariate(0, 0.3) / size**0.25),
        regularity=rng.uniform(8, 20),
        order_value=kind.mean_value * size,
        categories=tuple(rng.sample(names, rng.choice([3, 3, 4, 5]))),
    )


def _numbered(
    planned: list[tuple[DemoCustomer, PlannedOrder]],
    shelf: dict[str, list[Article]],
    rng: Random,
    counts: dict[tuple[str, int], int],
) -> Iterator[NewOrder]:
    for customer, order in planned:
        lines = _lines(order, shelf, rng)
        yield _order(customer, order.on, SALE, lines, counts)
        if rng.random() < RETURNED_SHARE:
            yield _order(customer, order.on, RETURN, [_back(lines[0])], counts)


def _order(
    customer: DemoCustomer, on: date, kind: str, lines: list[Line], counts: dict[tuple[str, int], int]
) -> NewOrder:
    counts[kind, on.year] = counts.get((kind, on.year), 0) + 1
    return NewOrder(
        customer_id=customer.customer_id,
        lines=lines,
        number=number_of(kind, on.year, counts[kind, on.year]),
        kind=kind,
        ordered_on=on,
        placed_by_id=customer.owner_id or None,
        source="typed",
    )


def _lines(order: PlannedOrder, shelf: dict[str, list[Article]], rng: Random) -> list[Line]:
    articles = [
        article
        for category in order.categories
        for article in rng.sample(
            shelf[category], min(len(shelf[category]), rng.randint(1, LINES_A_CATEGORY))
        )
    ]
    share = order.value / len(articles)
    return [_line(article, max(1, round(share / float(article.price)))) for article in articles]


def _line(article: Article, quantity: int) -> Line:
    return Line(
        quantity=Decimal(quantity),
        unit_price=article.price,
        product_id=article.id,
        product_code=article.code,
        product_name=article.name,
        category_name=article.category,
    )


def _back(line: Line) -> Line:
    return Line(**{**vars(line), "quantity": Decimal(-1)})
