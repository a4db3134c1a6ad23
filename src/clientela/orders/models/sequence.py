"""Counters that number orders and their changes, and the marks of orders that are gone."""

from django.db import models
from django.db.models import F


class Counter(models.Model):
    """The last value given out under a name; its row is the lock of whoever counts on."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


REVISION = "revision"


def next_count(name: str) -> int:
    """The next value of a counter; until the transaction ends nobody else gets one."""
    counter = Counter.objects.filter(name=name)
    if not counter.update(value=F("value") + 1):
        Counter.objects.bulk_create([Counter(name=name)], ignore_conflicts=True)
        counter.update(value=F("value") + 1)
    return counter.values_list("value", flat=True).get()


def next_revision() -> int:
    """A revision above all committed ones; taken first by whoever writes orders, so that it is also their lock."""
    return next_count(REVISION)


class Tombstone(models.Model):
    """An order that was deleted, and at which revision, so that copies of it can follow."""

    order_id = models.BigIntegerField()
    revision = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"order {self.order_id} gone at {self.revision}"
