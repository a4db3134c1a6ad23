"""The table of work items: everything anybody has to do, whoever found it."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clientela.kernel import clock
from clientela.kernel.changes import track
from clientela.kernel.fields import MoneyField, RefField


class State(models.TextChoices):
    """Where a work item stands."""

    OPEN = "open", pgettext_lazy("state", "Open")
    POSTPONED = "postponed", _("Postponed")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("No longer needed")


BY_HAND = "person"
UNSETTLED = (State.OPEN, State.POSTPONED)


class WorkItem(models.Model):
    """One thing to be done; `key` lets its finder put it again without doubling it."""

    ref = RefField()
    key = models.CharField(max_length=160, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=20)
    customer_id = models.BigIntegerField(_("customer"), null=True, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        related_name="work_items",
        db_index=False,
        verbose_name=_("person"),
    )
    is_assigned = models.BooleanField(default=False, editable=False)
    due_on = models.DateField(_("due"))
    due_before = models.DateField(null=True, editable=False)
    due_at = models.DateTimeField(_("at"), null=True, blank=True)
    reason = models.CharField(_("reason"), max_length=500, blank=True)
    reason_code = models.CharField(max_length=60, blank=True, editable=False)
    facts = models.JSONField(default=dict, blank=True, editable=False)
    stake_minor = MoneyField(_("at stake"), default=0)
    currency = models.CharField(max_length=3, blank=True)
    chance = models.FloatField(default=1.0, editable=False)
    rank = models.BigIntegerField(default=0, editable=False)
    action = models.CharField(_("what to do"), max_length=40, blank=True)
    found_by = models.CharField(max_length=40, blank=True, editable=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    outcome = models.CharField(_("outcome"), max_length=40, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    put_at = models.DateTimeField(default=clock.now, editable=False)
    settled_at = models.DateTimeField(_("settled"), null=True, editable=False)
    settled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        db_index=False,
        verbose_name=_("settled by"),
    )

    class Meta:
        verbose_name = _("work item")
        ordering = ["due_on", "-rank", "id"]
        indexes = [
            models.Index(fields=["person", "state", "due_on"], name="work_of_person"),
            models.Index(fields=["customer_id", "state", "due_on"], name="work_for_customer"),
            models.Index(fields=["person", "settled_at"], name="work_settled"),
        ]

    def __str__(self) -> str:
        return self.reason or f"{self.kind} {self.key}"

    @property
    def is_by_hand(self) -> bool:
        """Whether a person wrote it down, rather than a room finding it."""
        return self.found_by == BY_HAND

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to do."""
        return self.state not in UNSETTLED


track(WorkItem)
