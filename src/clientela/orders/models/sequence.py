"""Counters that number orders and their changes, and the marks of orders that are gone."""

from django.db import models


class Counter(models.Model):
    """The last value given out under a name; its row is the lock of whoever counts on."""

    name = models.CharField(max_length=40, primary_key=True)
    value = models.BigIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"


class Tombstone(models.Model):
    """An order that was deleted, and at which revision, so that copies of it can follow."""

    order_id = models.BigIntegerField()
    revision = models.BigIntegerField(db_index=True)

    def __str__(self) -> str:
        return f"order {self.order_id} gone at {self.revision}"
