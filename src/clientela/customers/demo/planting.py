"""Plants the demo company's customers, with contacts, sites and facts."""

from collections.abc import Iterator
from datetime import timedelta
from random import Random
from typing import Any

from clientela.customers.demo.names import KINDS, CompanyName, company_names, person_name
from clientela.customers.demo.places import CITIES, City
from clientela.customers.models import Contact, Customer, Fact, FactKind, Post, Site, Stance
from clientela.customers.services import create_customers
from clientela.customers.services.derive import refresh
from clientela.kernel.actors import SYSTEM
from clientela.kernel.changes import change_set
from clientela.shell.demo_plan import DemoCustomer, DemoPlan
from clientela.staff.queries import active_people

STORIES = {
    "steady": 560,
    "leaving": 62,
    "slowing": 38,
    "shrinking": 34,
    "narrowing": 36,
    "one-time": 130,
    "new": 64,
    "gone": 300,
    "seasonal": 60,
}
SOURCES = ["referral", "trade fair", "cold visit", "web", "phone", "referral"]
RIVALS = ["Sanhe", "Jinli", "Weihong", "Lufeng"]
BUYS = [
    "steamers, boards",
    "GN pans, chafing dishes",
    "woks and burners",
    "tableware, cups",
    "racks, small tools",
]
STREETS = ["人民", "中山", "建设", "解放", "新华"]
HOURS = {str(day): ["08:30", "18:00"] for day in range(1, 7)}


def plant(plan: DemoPlan) -> None:
    """Plant customers city by city, each with the representative of its city as owner."""
    rng = plan.random("customers")
    stories = _stories(plan, rng)
    with change_set(SYSTEM, kind="demo.customers"):
        for city in CITIES:
            _plant_city(plan, city, rng, stories)


def _plant_city(plan: DemoPlan, city: City, rng: Random, stories: Iterator[str]) -> None:
    owners = list(active_people().filter(team__name=city.english, role__key="representative"))
    names = company_names(rng, city.english, city.chinese)
    total = sum(each.weight for each in CITIES)
    count = round(plan.size * city.weight / total)
    if city is CITIES[-1]:
        count = plan.size - len(plan.customers)
    chosen = [next(names) for _ in range(count)]
    rows = [_row(name, rng, owners[index % len(owners)], plan) for index, name in enumerate(chosen)]
    customers = create_customers(SYSTEM, rows)
    _plant_people_and_places(customers, city, rng, plan)
    refresh([customer.pk for customer in customers])
    plan.customers.extend(
        DemoCustomer(customer.pk, customer.code, customer.owner_id or 0, name.kind, next(stories))
        for customer, name in zip(customers, chosen, strict=True)
    )


def _stories(plan: DemoPlan, rng: Random) -> Iterator[str]:
    total = sum(STORIES.values())
    told = [story for story, weight in STORIES.items() for _ in range(round(plan.size * weight / total))]
    told += ["steady"] * (plan.size - len(told))
    rng.shuffle(told)
    yield from told
    while True:
        yield "steady"


def _row(name: CompanyName, rng: Random, owner: Any, plan: DemoPlan) -> dict[str, Any]:
    return {
        "code": "",
        "name": name.english,
        "alt_name": name.chinese,
        "short_name": name.short,
        "owner": owner,
        "business": KINDS[name.kind].english,
        "source": rng.choice(SOURCES),
        "phone": _phone(rng),
        "terms_days": rng.choice([0, 15, 30, 30, 45, 60]),
        "credit_limit_minor": rng.choice([None, 1_000_000, 2_000_000, 3_000_000, 5_000_000]),
        "since_on": plan.today - timedelta(days=rng.randrange(40, 2_600)),
        "tags": rng.sample(
            ["chain", "resort", "dinner trade", "price sensitive", "fast payer"], rng.choice([0, 0, 1])
        ),
    }


def _plant_people_and_places(customers: list[Customer], city: City, rng: Random, plan: DemoPlan) -> None:
    with change_set(SYSTEM, kind="demo.customers") as changes:
        changes.bulk_create([contact for customer in customers for contact in _contacts(customer, rng)])
        changes.bulk_create([_site(customer, city, rng) for customer in customers])
        changes.bulk_create([fact for customer in customers for fact in _facts(customer, rng, plan)])


def _contacts(customer: Customer, rng: Random) -> Iterator[Contact]:
    posts = [
        (Post.DECISION_MAKER, 5, 0.72),
        (Post.PURCHASING, 4, 0.85),
        (Post.TECHNICAL, 3, 0.3),
        (Post.FINANCE, 2, 0.4),
    ]
    for post, influence, share in posts:
        if rng.random() < share:
            name, alt_name = person_name(rng)
            stance = rng.choice(
                [Stance.WITH_US, Stance.WITH_US, Stance.NEUTRAL, Stance.WAVERING, Stance.FOR_OTHER]
            )
            yield Contact(
                customer=customer,
                name=name,
                alt_name=alt_name,
                post=post,
                influence=influence,
                stance=stance,
                phones=[_phone(rng)],
            )


def _site(customer: Customer, city: City, rng: Random) -> Site:
    english, chinese = rng.choice(city.districts)
    has_position = rng.random() < 0.8
    return Site(
        customer=customer,
        name="",
        address=f"{chinese}{rng.choice(STREETS)}路{rng.randrange(1, 300)}号",
        city=city.english,
        district=english,
        latitude=round(city.latitude + rng.gauss(0, 0.06), 5) if has_position else None,
        longitude=round(city.longitude + rng.gauss(0, 0.06), 5) if has_position else None,
        hours=HOURS if rng.random() < 0.6 else {},
        is_main=True,
    )


def _facts(customer: Customer, rng: Random, plan: DemoPlan) -> Iterator[Fact]:
    noted = plan.today - timedelta(days=rng.randrange(10, 500))
    if rng.random() < 0.7:
        yield Fact(customer=customer, kind=FactKind.BUYS, value=rng.choice(BUYS), noted_on=noted)
    if rng.random() < 0.4:
        yield Fact(customer=customer, kind=FactKind.ALSO_FROM, value=rng.choice(RIVALS), noted_on=noted)


def _phone(rng: Random) -> str:
    return (
        f"1{rng.choice([36, 37, 38, 39, 50, 58, 86])} {rng.randrange(10_000):04} {rng.randrange(10_000):04}"
    )
