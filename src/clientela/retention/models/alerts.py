"""Alerts on customers that stray from their own habit, and the verdicts people give on them."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from clientela.kernel import clock
from clientela.kernel.changes import track
from clientela.kernel.fields import MoneyField, RefField
from clientela.retention import rules
from clientela.retention.models.results import Tier


class Kind(models.TextChoices):
    """In what way the customer strays."""

    LATE = rules.LATE, _("Late by its own rhythm")
    SLOWING = rules.SLOWING, _("Slowing down")
    SHRINKING = rules.SHRINKING, _("Spends less")
    NARROWING = rules.NARROWING, _("Dropped a category")
    NEVER_RETURNED = rules.NEVER_RETURNED, _("Never came back")


class State(models.TextChoices):
    """What became of an alert."""

    OPEN = "open", pgettext_lazy("state", "Open")
    SETTLED = "settled", _("Settled")
    SILENCED = "silenced", _("Not leaving")


class Settled(models.TextChoices):
    """Why an alert ended."""

    ORDERED = "ordered", _("It ordered")
    EASED = "eased", _("Back within its habit")
    GONE = "gone", _("Not a current customer any more")
    EXPIRED = "expired", _("The verdict ran out")


class Because(models.TextChoices):
    """Why a customer is not leaving, whatever the figures say."""

    SEASONAL = rules.SEASONAL, _("It buys by season")
    CLOSED = rules.CLOSED, _("It is closed for a time")
    ELSEWHERE = rules.ELSEWHERE, _("It buys elsewhere, and we agreed to that")
    CENTRAL = rules.CENTRAL, _("Its orders now come through another card")
    OTHER = rules.OTHER, _("Another reason")


class Verdict(models.Model):
    """A person said that a customer is not leaving, why, and until when that holds."""

    ref = RefField()
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="verdicts")
    kinds = models.JSONField(_("silences"), default=list)
    because = models.CharField(_("reason"), max_length=12, choices=Because)
    note = models.CharField(_("note"), max_length=300, blank=True)
    until_on = models.DateField(_("until"), db_index=True)
    given_by = models.ForeignKey("staff.Person", on_delete=models.SET_NULL, null=True, related_name="+")
    given_by_name = models.CharField(max_length=120)
    given_at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(_("taken back"), null=True)

    class Meta:
        verbose_name = _("verdict")
        ordering = ["-id"]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.get_because_display()}"


class Alert(models.Model):
    """One way in which a customer strays; at most one of a kind is alive for a customer."""

    ALIVE: ClassVar[tuple[str, ...]] = (State.OPEN, State.SILENCED)

    ref = RefField()
    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="alerts")
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.OPEN)
    raised_on = models.DateField(_("raised on"))
    seen_on = models.DateField(_("last found on"))
    due_on = models.DateField(_("act by"))
    tier = models.SmallIntegerField(_("tier"), choices=Tier)
    risk = models.FloatField(_("likely to be leaving"))
    stake_minor = MoneyField(_("a year at stake"))
    currency = models.CharField(max_length=3)
    facts = models.JSONField(default=dict)
    is_listed = models.BooleanField(_("on somebody's list"), default=False)
    acted_on = models.DateField(_("acted on"), null=True)
    quiet_until_on = models.DateField(null=True)
    reminders = models.PositiveSmallIntegerField(default=0)
    settled_on = models.DateField(_("settled on"), null=True)
    settled_why = models.CharField(max_length=10, choices=Settled, blank=True)
    verdict = models.ForeignKey(Verdict, on_delete=models.SET_NULL, null=True, related_name="alerts")

    class Meta:
        verbose_name = _("alert")
        ordering = ["-stake_minor", "id"]
        indexes = [
            models.Index(fields=["state", "-stake_minor", "id"], name="alert_by_stake"),
            models.Index(fields=["customer", "state"], name="alert_of_customer"),
            models.Index(fields=["raised_on"], name="alert_by_day"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "kind"],
                condition=models.Q(state__in=["open", "silenced"]),
                name="one_living_alert_of_a_kind",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.get_kind_display()}"

    @property
    def work_key(self) -> str:
        """The key of its work item; a reminder is a new one."""
        return f"retention.alert:{self.ref}:{self.reminders}"


track(Verdict, parent="customer")
track(Alert, parent="customer", skip=("seen_on", "facts", "is_listed", "quiet_until_on", "reminders"))
