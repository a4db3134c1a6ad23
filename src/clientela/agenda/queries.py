"""All reads of work items; what people may see starts from `visible_items`."""

from collections.abc import Collection
from datetime import date, datetime, time

from django.db.models import Count, Q, QuerySet, Sum

from clientela.agenda.errors import WorkerMissing, WorkItemMissing
from clientela.agenda.kinds import early_kinds
from clientela.agenda.models import UNSETTLED, State
from clientela.agenda.models import WorkItem as WorkItem
from clientela.kernel import clock
from clientela.staff.queries import Person, active_people, visible_to

SEE_TEAM = "agenda.see_team"


def visible_items(person: Person) -> QuerySet[WorkItem]:
    """A person's own items, and with the right to see the team's also those of everybody in reach."""
    items = WorkItem.objects.select_related("person")
    if not person.has_right(SEE_TEAM):
        return items.filter(person=person)
    return visible_to(person, items, owner="person", team="person__team", region="person__region")


def get_item(person: Person, ref: str) -> WorkItem:
    """The work item of a reference; raises WorkItemMissing where it is not the person's to see."""
    item = visible_items(person).filter(ref=ref).first()
    if item is None:
        raise WorkItemMissing
    return item


def items_in_state(items: QuerySet[WorkItem], state: str) -> QuerySet[WorkItem]:
    """Those of some items that are "open" (not settled), in another state, or "all"."""
    if state == "all":
        return items
    return items.filter(state__in=UNSETTLED) if state == State.OPEN else items.filter(state=state)


def find_item(key: str) -> WorkItem | None:
    """The work item put under a key, if there is one."""
    return WorkItem.objects.filter(key=key).first()


def open_items_of(person: Person, on: date) -> QuerySet[WorkItem]:
    """What a person has to do by a day, and what is better done before it is due; the most valuable first."""
    is_due = Q(due_on__lte=on) | Q(state=State.OPEN, kind__in=early_kinds())
    due = WorkItem.objects.filter(is_due, person=person, state__in=UNSETTLED)
    return due.order_by("-rank", "due_on", "id")


def items_due_between(person: Person, after: date, until: date) -> QuerySet[WorkItem]:
    """What falls due for a person after a day and until another, the earliest first."""
    waiting = WorkItem.objects.filter(person=person, due_on__gt=after, due_on__lte=until)
    coming = waiting.filter(state__in=UNSETTLED).exclude(state=State.OPEN, kind__in=early_kinds())
    return coming.order_by("due_on", "-rank", "id")


def done_today(person: Person) -> QuerySet[WorkItem]:
    """What a person did today, the latest first."""
    begin = datetime.combine(clock.today(), time(), clock.company_zone())
    done = WorkItem.objects.filter(person=person, settled_at__gte=begin, state=State.DONE)
    return done.order_by("-settled_at", "-id")


def totals_by_kind(person: Person, on: date) -> dict[str, tuple[int, int]]:
    """For each kind: how many things a person has to do by a day, and the money at stake in them."""
    rows = open_items_of(person, on).order_by().values("kind")
    totals = rows.annotate(count=Count("id"), stake=Sum("stake_minor"))
    return {row["kind"]: (row["count"], row["stake"]) for row in totals}


def count_open(person: Person) -> int:
    """How many things a person has to do by today."""
    return open_items_of(person, clock.today()).count()


def open_items_for_customer(customer_id: int) -> QuerySet[WorkItem]:
    """What anybody has to do for a customer, the earliest first; the asker must see the customer."""
    items = WorkItem.objects.filter(customer_id=customer_id, state__in=UNSETTLED)
    return items.select_related("person").order_by("due_on", "-rank", "id")


def next_items_for(customer_ids: Collection[int]) -> dict[int, WorkItem]:
    """The next thing to do for each of some customers."""
    items = WorkItem.objects.filter(customer_id__in=customer_ids, state__in=UNSETTLED)
    following: dict[int, WorkItem] = {}
    for item in items.select_related("person").order_by("due_on", "-rank", "id"):
        following.setdefault(item.customer_id or 0, item)
    return following


def customers_with_work() -> QuerySet[WorkItem, int | None]:
    """Ids of the customers for whom something is to be done."""
    items = WorkItem.objects.filter(state__in=UNSETTLED, customer_id__isnull=False)
    return items.values_list("customer_id", flat=True)


def unsettled_keys(found_by: str, kinds: Collection[str] = ()) -> set[str]:
    """Keys of the unsettled items a room found, so that it can drop those whose reason is gone."""
    items = WorkItem.objects.filter(found_by=found_by, state__in=UNSETTLED)
    return set((items.filter(kind__in=kinds) if kinds else items).values_list("key", flat=True))


def people_to_give_work(person: Person) -> QuerySet[Person]:
    """To whom a person may give work: himself, and with the right to see the team's everybody in reach."""
    people = active_people().order_by("name")
    if not person.has_right(SEE_TEAM):
        return people.filter(pk=person.pk)
    return visible_to(person, people, owner="pk", team="team", region="region")


def get_worker(person: Person, ref: str) -> Person:
    """To whom a task goes: the person himself where nobody is named; raises WorkerMissing."""
    if not ref:
        return person
    found = people_to_give_work(person).filter(ref=ref).first()
    if found is None:
        raise WorkerMissing
    return found


def stake_by_person(person: Person, on: date) -> dict[int, tuple[int, int]]:
    """For each person in reach: how many things are due by a day, and the money at stake in them."""
    due = visible_items(person).filter(state__in=UNSETTLED, due_on__lte=on).order_by()
    rows = due.values("person").annotate(count=Count("id"), stake=Sum("stake_minor"))
    return {row["person"]: (row["count"], row["stake"]) for row in rows}
