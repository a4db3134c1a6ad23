"""Tables of the kernel: change sets, search entries, idempotency keys, the marks of schedule and workers."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel.fields import RefField


class ChangeSet(models.Model):
    """What one person or job did in one go, and why."""

    ref = RefField()
    kind = models.CharField(max_length=60)
    reason = models.CharField(max_length=300, blank=True)
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(max_length=120)
    channel = models.CharField(max_length=12)
    made_at = models.DateTimeField(db_index=True)
    undoes = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="undone_by")

    class Meta:
        indexes = [models.Index(fields=["actor_id", "-id"], name="changeset_by_actor")]

    def __str__(self) -> str:
        return f"{self.kind} by {self.actor_name}"


class Change(models.Model):
    """One record created, updated or deleted within a change set."""

    class Action(models.TextChoices):
        CREATE = "c", _("created")
        UPDATE = "u", _("changed")
        DELETE = "d", _("deleted")

    id = models.BigAutoField(primary_key=True)
    change_set = models.ForeignKey(ChangeSet, on_delete=models.PROTECT, related_name="changes")
    model = models.CharField(max_length=60)
    object_id = models.BigIntegerField()
    parent_model = models.CharField(max_length=60, blank=True)
    parent_id = models.BigIntegerField(null=True)
    action = models.CharField(max_length=1, choices=Action.choices)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["model", "object_id", "id"], name="change_of_record"),
            models.Index(fields=["parent_model", "parent_id", "id"], name="change_under_parent"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.model} {self.object_id}"


class TokenField(models.CharField[str, str]):
    """Text compared byte by byte, so that a range of it is a prefix on every database."""

    def db_parameters(self, connection: Any) -> Any:
        parameters = super().db_parameters(connection)
        collation = {"postgresql": "C", "sqlite": "BINARY"}.get(connection.vendor)
        return {**parameters, "collation": collation}


class SearchEntry(models.Model):
    """One word by which a record is found."""

    id = models.BigAutoField(primary_key=True)
    kind = models.CharField(max_length=20)
    object_id = models.BigIntegerField()
    token = TokenField(max_length=40)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "token", "object_id"], name="search_by_token"),
            models.Index(fields=["kind", "object_id"], name="search_of_record"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.object_id}: {self.token}"


class IdempotencyKey(models.Model):
    """A write that may arrive twice, with the answer it was given the first time."""

    scope = models.CharField(max_length=120)
    key = models.CharField(max_length=120)
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(null=True)
    status = models.IntegerField(null=True)
    made_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["scope", "key"], name="one_answer_per_key")]

    def __str__(self) -> str:
        return f"{self.scope} {self.key}"


class ScheduleMark(models.Model):
    """When a scheduled job was last put in the queue."""

    name = models.CharField(max_length=80, primary_key=True)
    due_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class WorkerBeat(models.Model):
    """A worker's sign of life."""

    worker_id = models.CharField(max_length=64, primary_key=True)
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.worker_id


class JobTry(models.Model):
    """How often a job was tried, so that it is not tried for ever."""

    task_id = models.UUIDField(primary_key=True)
    tries = models.IntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.task_id}: {self.tries}"
