"""Changes what holds for the whole company."""

from typing import Any

from clientela.kernel.actors import Actor
from clientela.kernel.changes import change_set
from clientela.staff import queries
from clientela.staff.models import Company


def edit_company(actor: Actor, **values: Any) -> Company:
    """Change name, money, time zone, language or business types of the company."""
    company = Company.objects.get(pk=queries.get_company().pk)
    with change_set(actor, kind="staff.edit_company") as changes:
        changes.update(company, **values)
    queries.forget_company()
    return company
