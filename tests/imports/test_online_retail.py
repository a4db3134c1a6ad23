"""A real company's year of orders comes in whole, and once."""

import os
from pathlib import Path

import pytest
from django.db.models import Sum

from clientela.customers.models import Customer
from clientela.imports import services
from clientela.imports.models import ImportRun
from clientela.orders.models import Order, OrderLine
from clientela.staff.models import Person

DATA = Path(os.environ.get("CLIENTELA_DATA", Path(__file__).resolve().parents[3] / "shared" / "data"))
YEAR = DATA / "online_retail" / "year_2010_2011.csv.gz"

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not YEAR.exists(), reason="the Online Retail data are not on this machine"),
]


def bring_in(person: Person) -> ImportRun:
    """Import the year as the person."""
    size = YEAR.stat().st_size
    run = services.upload_file(
        person, target_key="orders", name=YEAR.name, size=size, pieces=[YEAR.read_bytes()]
    )
    services.start_run(person, run.ref)
    services.execute_run(run.pk)
    run.refresh_from_db()
    return run


def test_counts_and_totals_are_those_of_the_year_and_a_second_time_changes_nothing(admin: Person) -> None:
    run = bring_in(admin)
    assert run.counts["all"] == 541_909
    assert run.counts["rows"]["error"] == 135_080
    assert run.counts["written"]["lines"] == 541_909 - 135_080
    assert Customer.objects.count() == 4_372
    assert Order.objects.filter(kind="return").count() == 3_654
    total = Order.objects.aggregate(total=Sum("net_minor"))["total"]
    assert total == pytest.approx(830_006_581, abs=2)
    assert OrderLine.objects.get(order__number="536365", position=1).product_code == "85123A"
    again = bring_in(admin)
    assert again.counts["units"]["same"] == Order.objects.count() == 22_190
    assert again.written.count() == 0
