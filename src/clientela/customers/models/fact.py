"""What we know about a customer's buying, one sentence a fact."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.customers.models.customer import Customer
from clientela.kernel.fields import RefField


class FactKind(models.TextChoices):
    """What a fact is about."""

    BUYS = "buys", _("Buys")
    ALSO_FROM = "also_from", _("Also buys from")
    WHO_DECIDES = "who_decides", _("Who really decides")
    BUYING_POWER = "buying_power", _("Purchasing power")
    HABITS = "habits", _("Habits")
    DELIVERY = "delivery", _("Delivery wishes")
    CARGO = "cargo", _("Cargo")
    PLANS = "plans", _("Plans")
    OTHER = "other", _("Other")


class Fact(models.Model):
    """A fact with where it came from and when it was noted."""

    ref = RefField()
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="facts")
    kind = models.CharField(_("about"), max_length=20, choices=FactKind, default=FactKind.OTHER)
    value = models.CharField(_("fact"), max_length=500)
    source = models.CharField(_("source"), max_length=120, blank=True)
    noted_on = models.DateField(_("noted"), null=True, blank=True)

    class Meta:
        verbose_name = _("fact")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.value
