"""Keeps what each month brought, by owner, team and region."""

from datetime import date

from django.db import transaction

from clientela.retention.models import MonthFigure, Standing
from clientela.warehouse import queries as warehouse

Cell = tuple[int | None, int | None, int | None]


def keep_months(as_of: date) -> None:
    """Add up every month anew for the customers as they are assigned today, and keep what differs."""
    numbers: dict[Cell, int] = {}
    cells = {
        customer_id: numbers.setdefault((owner, team, region), len(numbers))
        for customer_id, owner, team, region in Standing.objects.values_list(
            "customer_id", "customer__owner_id", "customer__team_id", "customer__region_id"
        )
    }
    places = list(numbers)
    found = [_figure(places[row.cell], row) for row in warehouse.months_by_cell(cells, as_of=as_of)]
    with transaction.atomic():
        MonthFigure.objects.all().delete()
        MonthFigure.objects.bulk_create(found, batch_size=2_000)


def _figure(place: Cell, row: warehouse.CellMonth) -> MonthFigure:
    return MonthFigure(
        month=row.month,
        owner_id=place[0],
        team_id=place[1],
        region_id=place[2],
        customers=row.customers,
        new_customers=row.new_customers,
        orders=row.orders,
        gross_minor=row.gross_minor,
        net_minor=row.net_minor,
    )
