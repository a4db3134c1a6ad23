"""What the last analysis found out about a customer, kept beside it so that lists sort and filter by it."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.customers.models.customer import Customer
from clientela.kernel.fields import MoneyField


class Figures(models.Model):
    """One row a customer from its first day; columns that lists sort by are never empty."""

    customer = models.OneToOneField(
        Customer, on_delete=models.CASCADE, primary_key=True, related_name="figures"
    )
    tier = models.PositiveSmallIntegerField(_("tier"), default=0)
    rank = models.PositiveIntegerField(_("rank"), null=True)
    abc = models.CharField(max_length=1, blank=True)
    alert = models.CharField(_("alert"), max_length=20, blank=True)
    silent_days = models.PositiveIntegerField(_("days silent"), default=0)
    gap_days = models.FloatField(null=True)
    gap_low = models.FloatField(null=True)
    gap_high = models.FloatField(null=True)
    risk = models.FloatField(_("risk of leaving"), default=0)
    value_at_risk_minor = MoneyField(_("at stake"), default=0)
    sales_12m_minor = MoneyField(_("sales, 12 months"), default=0)
    sales_change = models.FloatField(null=True)
    average_order_minor = MoneyField(null=True)
    orders_12m = models.PositiveIntegerField(default=0)
    expected_orders = models.FloatField(null=True)
    expected_sales_minor = MoneyField(null=True)
    first_order_on = models.DateField(null=True)
    last_order_on = models.DateField(null=True)
    rhythm = models.JSONField(default=list)
    reason_code = models.CharField(max_length=40, blank=True)
    reason_facts = models.JSONField(default=dict)
    as_of = models.DateField(null=True)
    run_id = models.BigIntegerField(null=True)

    class Meta:
        verbose_name = _("figures")
        verbose_name_plural = "figures"
        indexes = [
            models.Index(fields=["value_at_risk_minor", "customer"], name="figures_by_stake"),
            models.Index(fields=["sales_12m_minor", "customer"], name="figures_by_sales"),
            models.Index(fields=["silent_days", "customer"], name="figures_by_silence"),
            models.Index(fields=["risk", "customer"], name="figures_by_risk"),
            models.Index(fields=["tier", "value_at_risk_minor", "customer"], name="figures_of_tier"),
            models.Index(fields=["alert", "value_at_risk_minor", "customer"], name="figures_of_alert"),
        ]

    def __str__(self) -> str:
        return f"{self.customer_id}: {self.tier}"
