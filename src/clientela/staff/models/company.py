"""The one company that works here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel.fields import RefField


class BusinessType(models.TextChoices):
    """How a company sells; several may hold."""

    DEVELOPING = "developing", _("Winning new customers")
    KEEPING = "keeping", _("Keeping customers")
    PROJECTS = "projects", _("Projects")
    LOGISTICS = "logistics", _("Logistics")
    KEY_ACCOUNTS = "key_accounts", _("Key accounts")


class Company(models.Model):
    """A single row: its name, money, time and languages."""

    ref = RefField()
    name = models.CharField(_("name"), max_length=120)
    alt_name = models.CharField(_("name in another script"), max_length=120, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Shanghai")
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    country = models.CharField(_("country"), max_length=2, default="CN")
    business_types = models.JSONField(_("how it sells"), default=list, blank=True)

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = "companies"

    def __str__(self) -> str:
        return self.name
