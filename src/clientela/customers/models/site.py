"""Where a customer is: addresses with position and opening hours."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.customers.models.customer import Customer
from clientela.kernel.fields import RefField


class Site(models.Model):
    """A shop, store or office; `hours` maps the weekday (1 is Monday) to its [from, to] times."""

    ref = RefField()
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="sites")
    name = models.CharField(_("site"), max_length=80, blank=True)
    address = models.CharField(_("address"), max_length=200, blank=True)
    city = models.CharField(_("city"), max_length=60, blank=True)
    district = models.CharField(_("district"), max_length=60, blank=True)
    latitude = models.FloatField(_("latitude"), null=True, blank=True)
    longitude = models.FloatField(_("longitude"), null=True, blank=True)
    hours = models.JSONField(_("opening hours"), default=dict, blank=True)
    is_main = models.BooleanField(_("main site"), default=False)

    class Meta:
        verbose_name = _("site")
        ordering = ["-is_main", "id"]
        indexes = [models.Index(fields=["city", "customer"], name="site_in_city")]

    def __str__(self) -> str:
        return self.name or self.address or self.city
