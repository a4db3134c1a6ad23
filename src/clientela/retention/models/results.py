"""Runs of the library and what they found: each customer's standing, moves between tiers, months."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel.fields import MoneyField, RefField
from clientela.retention import rules


class Tier(models.IntegerChoices):
    """Where a customer stands."""

    VERY_IMPORTANT = rules.VERY_IMPORTANT, _("Very important")
    IMPORTANT = rules.IMPORTANT, _("Important")
    GENERAL = rules.GENERAL, _("General")
    DORMANT = rules.DORMANT, _("Dormant")


class Place(models.IntegerChoices):
    """Where a customer stands in the flow between tiers."""

    VERY_IMPORTANT = rules.VERY_IMPORTANT, _("Very important")
    IMPORTANT = rules.IMPORTANT, _("Important")
    GENERAL = rules.GENERAL, _("General")
    DORMANT = rules.DORMANT, _("Dormant")
    UNRANKED = rules.UNRANKED, _("No sale in the period")


class RunState(models.TextChoices):
    """How far an evaluation has come."""

    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Broken off")


class Run(models.Model):
    """One evaluation of all customers as of a date, with the policy and the facts it was made from."""

    ref = RefField()
    as_of = models.DateField(_("as of"))
    state = models.CharField(max_length=8, choices=RunState, default=RunState.RUNNING)
    started_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    started_by = models.CharField(max_length=120)
    facts_mark = models.CharField(max_length=80)
    policy = models.JSONField(default=dict)
    versions = models.JSONField(default=dict)
    counts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("evaluation")
        ordering = ["-id"]
        indexes = [models.Index(fields=["state", "-id"], name="run_by_state")]
        constraints = [
            models.UniqueConstraint(
                fields=["state"], condition=models.Q(state="running"), name="one_run_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.as_of:%Y-%m-%d}"


class Standing(models.Model):
    """What the latest run found about a customer; money in the company's currency."""

    customer = models.OneToOneField(
        "customers.Customer", on_delete=models.CASCADE, primary_key=True, related_name="standing"
    )
    tier = models.SmallIntegerField(_("tier"), choices=Tier)
    rank = models.IntegerField(_("rank"), null=True)
    abc = models.CharField(max_length=1, blank=True)
    net_sales_minor = MoneyField(_("net sales, 12 months"))
    gross_sales_minor = MoneyField(_("gross sales, 12 months"))
    orders = models.IntegerField(_("orders, 12 months"))
    order_days = models.IntegerField(_("days with an order"))
    first_order_on = models.DateField(null=True)
    last_order_on = models.DateField(null=True)
    gap_days = models.FloatField(_("usual days between orders"), null=True)
    gap_low_days = models.FloatField(null=True)
    gap_high_days = models.FloatField(null=True)
    risk = models.FloatField(_("likely to be leaving"), null=True)
    expected_orders = models.FloatField(_("orders expected"), null=True)
    expected_sales_minor = MoneyField(default=0)
    value_at_risk_minor = MoneyField(_("a year at stake"), default=0)

    class Meta:
        verbose_name = _("standing")
        indexes = [models.Index(fields=["tier", "customer"], name="standing_by_tier")]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.get_tier_display()}"


class TierMove(models.Model):
    """A customer went from one tier to another (from none: it is new), and why."""

    customer = models.ForeignKey("customers.Customer", on_delete=models.CASCADE, related_name="tier_moves")
    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="tier_moves")
    moved_on = models.DateField()
    from_place = models.SmallIntegerField(_("from"), choices=Place, null=True)
    to_place = models.SmallIntegerField(_("to"), choices=Place)
    reason = models.CharField(max_length=12)
    facts = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("move between tiers")
        ordering = ["moved_on", "id"]
        indexes = [models.Index(fields=["moved_on", "customer"], name="tier_move_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["customer", "moved_on"], name="one_tier_move_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.from_place} to {self.to_place}"


class MonthFigure(models.Model):
    """A month's trade of the customers that share owner, team and region; every figure can be added up."""

    month = models.DateField()
    owner = models.ForeignKey("staff.Person", on_delete=models.CASCADE, null=True, related_name="+")
    team = models.ForeignKey("staff.Team", on_delete=models.CASCADE, null=True, related_name="+")
    region = models.ForeignKey("staff.Region", on_delete=models.CASCADE, null=True, related_name="+")
    customers = models.IntegerField(_("customers who ordered"))
    new_customers = models.IntegerField(_("new customers"))
    orders = models.IntegerField(_("orders"))
    gross_minor = MoneyField(_("gross sales"))
    net_minor = MoneyField(_("net sales"))

    class Meta:
        verbose_name = _("month")
        ordering = ["month", "id"]
        indexes = [models.Index(fields=["month"], name="month_figure_by_month")]

    def __str__(self) -> str:
        return f"{self.month:%Y-%m}"
