"""Work on many customers that a person does not wait for."""

from typing import Any

from clientela.customers.rules.bulk import BulkChange
from clientela.customers.services.bulk_edit import bulk_edit
from clientela.customers.services.weights import measure_all_cards
from clientela.kernel.jobs import job
from clientela.staff.queries import list_people


@job(retries=1)
def edit_many(person_id: int, customer_ids: list[int], change: dict[str, Any]) -> None:
    """Run a bulk edit a person confirmed; running it twice changes nothing more."""
    person = list_people().get(pk=person_id)
    bulk_edit(person.actor("job"), customer_ids, BulkChange(**change))


@job(retries=1)
def measure_cards() -> None:
    """Measure every card by the company's new weights."""
    measure_all_cards()
