"""The demo company's planted stories: who is leaving raises an alert, who buys by season does not."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
from django.test import Client

from clientela.agenda.queries import open_items_of
from clientela.kernel import clock
from clientela.retention import services as retention
from clientela.retention.models.alerts import Alert
from clientela.shell.demo_plan import DemoPlan
from clientela.shell.registry import demo_seeds
from clientela.staff.models import Person

TODAY = date(2026, 11, 20)
MORNING = datetime(2026, 11, 20, 0, 30, tzinfo=UTC)
RETENTION = 90


@pytest.fixture
def planted(db: None, settings: object, tmp_path: object) -> Iterator[DemoPlan]:
    """A demo company of 260 customers on a fixed day, evaluated once."""
    settings.WAREHOUSE_ROOT = tmp_path  # type: ignore[attr-defined]  # pytest-django's settings
    plan = DemoPlan(seed=7, size=260, today=TODAY, password="a long demo password")
    with clock.frozen_at(MORNING):
        for seed in demo_seeds():
            if seed.order < RETENTION:
                seed.plant(plan)
        retention.run(TODAY)
        yield plan


def alerts_by_story(plan: DemoPlan) -> dict[str, Counter[str]]:
    """How many customers of each story have which alert, and how many there are."""
    kinds: dict[int, set[str]] = defaultdict(set)
    for customer_id, kind in Alert.objects.values_list("customer_id", "kind"):
        kinds[customer_id].add(kind)
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for customer in plan.customers:
        found[customer.story].update(["all", *kinds[customer.customer_id]])
        found[customer.story]["any"] += bool(kinds[customer.customer_id])
    return found


def test_each_story_is_told_as_it_was_planted(planted: DemoPlan, client: Client) -> None:
    found = alerts_by_story(planted)
    assert found["leaving"]["late"] >= 0.8 * found["leaving"]["all"]
    assert found["seasonal"]["any"] == 0
    assert found["gone"]["any"] == 0
    assert found["steady"]["any"] <= 0.12 * found["steady"]["all"]
    assert found["narrowing"]["narrowing"] >= 0.4 * found["narrowing"]["all"]
    lin = Person.objects.get(username="lin")
    client.force_login(lin)
    page = client.get("/").content.decode()
    first = open_items_of(lin, TODAY)[0]
    assert "a year at stake" in page
    assert first.ref in page
