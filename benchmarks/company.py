"""A seeded company of any size, written straight into the tables: customers, orders, figures, work."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import islice
from random import Random
from typing import Any

from django.db import connection, models

from clientela.agenda.models import WorkItem
from clientela.catalog.models import Category, Product
from clientela.customers.demo.names import KINDS, company_names
from clientela.customers.demo.places import CITIES
from clientela.customers.models import Contact, Customer, Figures, Moment, Site
from clientela.kernel import clock
from clientela.kernel.ids import new_ref
from clientela.kernel.reading_names import pinyin_key
from clientela.kernel.search import Searchable, index_many
from clientela.orders.models import Order, OrderLine
from clientela.shell.demo_plan import DemoPlan
from clientela.staff.demo import people
from clientela.staff.models import Person

BATCH = 5_000
PRODUCTS = 2_000
REASON = {
    "gap": 14,
    "spread": 3,
    "low": 11,
    "high": 17,
    "silent": 41,
    "missed": 2,
    "stake_minor": 3_820_000,
    "currency": "CNY",
}


def build(*, customers: int, orders: int, seed: int = 3, password: str = "benchmark-2026") -> None:  # noqa: S107 (a made-up company)
    """Fill an empty database."""
    plan = DemoPlan(seed=seed, size=customers, today=clock.today(), password=password)
    people.plant(plan)
    rng = plan.random("benchmark")
    owners = list(Person.objects.filter(role__key="representative").select_related("team"))
    _customers(rng, customers, owners)
    _products(rng)
    _orders(rng, customers, orders, plan.today)
    _work(rng, owners, customers, plan.today)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def insert(model: type[models.Model], rows: Iterable[dict[str, Any]]) -> None:
    """Insert rows of one model with values as the database keeps them."""
    for batch in _batches(rows, BATCH):
        model._default_manager.bulk_create([model(**row) for row in batch], batch_size=BATCH)


def _batches(rows: Iterable[Any], size: int) -> Iterator[list[Any]]:
    source = iter(rows)
    while batch := list(islice(source, size)):
        yield batch


def _customers(rng: Random, count: int, owners: Sequence[Person]) -> None:
    insert(Customer, (_customer(rng, number, owners) for number in range(1, count + 1)))
    insert(Figures, (_figures(rng, number) for number in range(1, count + 1)))
    insert(Site, (_site(rng, number) for number in range(1, count + 1)))
    insert(Contact, (_contact(rng, number) for number in range(1, count + 1)))
    insert(Moment, (_moment(number) for number in range(1, count + 1)))
    names = Customer.objects.values_list("pk", "name", "alt_name", "code", "phone").iterator(chunk_size=BATCH)
    for batch in _batches(names, BATCH):
        index_many(
            "customer",
            [Searchable(row[0], texts=row[1:3], codes=[row[3]], phones=[row[4]]) for row in batch],
            new=True,
        )


_names: list[Any] = []


def _name(rng: Random, number: int) -> Any:
    if not _names:
        for city in CITIES:
            _names.extend(islice(company_names(rng, city.english, city.chinese), 6_000))
        rng.shuffle(_names)
    return _names[number % len(_names)]


def _customer(rng: Random, number: int, owners: Sequence[Person]) -> dict[str, Any]:
    name, owner = _name(rng, number), owners[number % len(owners)]
    return {
        "id": number,
        "ref": new_ref(),
        "code": f"C{number:06}",
        "name": f"{name.english} {number}",
        "alt_name": f"{name.chinese}{number}",
        "sort_key": pinyin_key(f"{name.english} {number}"),
        "stage": "current" if number % 5 else "potential",
        "owner_id": owner.pk,
        "team_id": owner.team_id,
        "region_id": owner.region_id,
        "currency": "CNY",
        "business": KINDS[name.kind].english,
        "phone": f"13{rng.randrange(10**9):09}",
        "completeness": rng.randrange(20, 100),
    }


def _figures(rng: Random, number: int) -> dict[str, Any]:
    sales = round(rng.lognormvariate(13, 1.2))
    late = number % 9 == 0
    return {
        "customer_id": number,
        "tier": 3 if number % 20 == 0 else 2 if number % 5 == 0 else 1 if number % 2 else 0,
        "alert": "late" if late else "",
        "silent_days": rng.randrange(1, 200),
        "gap_days": 14.0,
        "gap_low": 11.0,
        "gap_high": 17.0,
        "risk": rng.random(),
        "value_at_risk_minor": round(sales * rng.random()),
        "sales_12m_minor": sales,
        "orders_12m": rng.randrange(1, 40),
        "rhythm": [
            [(date(2026, 1, 1) + timedelta(days=14 * step)).isoformat(), 1000 + step] for step in range(20)
        ],
        "reason_code": "retention.late" if late else "",
        "reason_facts": REASON if late else {},
        "as_of": clock.today(),
    }


def _site(rng: Random, number: int) -> dict[str, Any]:
    city = CITIES[number % len(CITIES)]
    return {
        "customer_id": number,
        "city": city.english,
        "address": f"{number} Zhongshan Road",
        "is_main": True,
    }


def _contact(rng: Random, number: int) -> dict[str, Any]:
    return {
        "customer_id": number,
        "name": f"Contact {number}",
        "post": "purchasing",
        "phones": ["13900132716"],
    }


def _moment(number: int) -> dict[str, Any]:
    return {
        "customer_id": number,
        "kind": "note",
        "text": "Called, will order next week.",
        "at": clock.now(),
    }


def _products(rng: Random) -> None:
    category = Category.objects.create(name="Kitchenware", path="/1/")
    insert(
        Product,
        (
            {
                "id": number,
                "code": f"P{number:05}",
                "name": f"Product {number}",
                "category_id": category.pk,
                "price": number % 500 + 1,
                "currency": "CNY",
            }
            for number in range(1, PRODUCTS + 1)
        ),
    )


def _orders(rng: Random, customers: int, count: int, today: date) -> None:
    insert(Order, (_order(rng, number, customers, today) for number in range(1, count + 1)))
    insert(OrderLine, (line for number in range(1, count + 1) for line in _lines(rng, number)))


def _order(rng: Random, number: int, customers: int, today: date) -> dict[str, Any]:
    total = rng.randrange(10_000, 900_000)
    return {
        "id": number,
        "number": f"SO-{number:08}",
        "customer_id": rng.randrange(1, customers + 1),
        "ordered_on": today - timedelta(days=int(rng.random() * 1_095)),
        "currency": "CNY",
        "gross_minor": total,
        "net_minor": total,
        "line_count": 2,
        "revision": number,
    }


def _lines(rng: Random, order: int) -> Iterator[dict[str, Any]]:
    for position in (1, 2):
        product = rng.randrange(1, PRODUCTS + 1)
        yield {
            "order_id": order,
            "position": position,
            "product_id": product,
            "product_code": f"P{product:05}",
            "product_name": f"Product {product}",
            "quantity": 2,
            "unit_price": product % 500 + 1,
            "net_minor": 200 * (product % 500 + 1),
        }


def _work(rng: Random, owners: Sequence[Person], customers: int, today: date) -> None:
    insert(
        WorkItem,
        (
            {
                "key": f"benchmark:{number}",
                "kind": "alert",
                "customer_id": number * 7 % customers + 1,
                "person_id": owners[number % len(owners)].pk,
                "due_on": today - timedelta(days=number % 3),
                "reason_code": "retention.late",
                "facts": REASON,
                "stake_minor": rng.randrange(10_000, 9_000_000),
                "rank": rng.randrange(10_000, 9_000_000),
                "action": "call",
            }
            for number in range(1, min(5_000, customers) + 1)
        ),
    )
