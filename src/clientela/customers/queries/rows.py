"""The rows of the customer list: what a person may see, laid so that a database reads as few of them as it can."""

from typing import Any

from django.db import connection
from django.db.models import F, Func, QuerySet
from django.db.models.expressions import Combinable

from clientela.customers.models import Customer, Figures
from clientela.staff.queries import Person, visible_to

MANY = 10_000
FIGURES = "figures__"
PLACES = ("owner_id", "team_id", "region_id")
NARROWING = (*PLACES, "stage", "source", "figures__tier", "figures__alert")


def list_rows(person: Person, *, sees_many: bool = False, finds_many: bool = False) -> QuerySet[Customer]:
    """Visible customers with their figures, under the names `by_owner_id`, `by_stage` … that filters narrow by.

    With `sees_many` the reach, with `finds_many` the filters leave most rows, so an index on them would
    only make the database sort what it could read in order.
    """
    columns = {f"seen_{name}": _column(name, indexed=not sees_many) for name in PLACES}
    columns |= {
        f"by_{name.removeprefix(FIGURES)}": _column(name, indexed=not finds_many) for name in NARROWING
    }
    rows = Customer.objects.filter(figures__customer__isnull=False).alias(**columns)
    return visible_to(person, rows, owner="seen_owner_id", team="seen_team_id", region="seen_region_id")


def sees_many(person: Person) -> bool:
    """Whether the person sees more customers than a list counts."""
    return len(visible_to(person, Customer.objects.all()).order_by().values("pk")[MANY : MANY + 1]) > 0


def _column(name: str, *, indexed: bool) -> Combinable:
    """A column; on SQLite, which keeps no statistics, a plus sign keeps its planner off the index."""
    if indexed or connection.vendor != "sqlite":
        return F(name)
    return Func(F(name), template="+%(expressions)s", output_field=_field(name))


def _field(path: str) -> Any:
    model, name = (Figures, path.removeprefix(FIGURES)) if path.startswith(FIGURES) else (Customer, path)
    field: Any = model._meta.get_field(name.removesuffix("_id"))
    return (field.target_field if field.is_relation else field).clone()
