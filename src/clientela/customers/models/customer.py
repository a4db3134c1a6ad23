"""The customer: one row of identity, place in the company and terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel import clock
from clientela.kernel.fields import MoneyField, RefField


class Stage(models.TextChoices):
    """Where the customer is in its life with us; nobody is deleted, a lost one is lost."""

    POTENTIAL = "potential", _("Potential")
    CURRENT = "current", _("Current")
    LOST = "lost", _("Lost")


class Customer(models.Model):
    """A company that buys, might buy or bought from us."""

    ref = RefField()
    code = models.CharField(_("code"), max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=160)
    alt_name = models.CharField(_("name in another script"), max_length=160, blank=True)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    sort_key = models.CharField(max_length=120, editable=False)
    stage = models.CharField(_("stage"), max_length=10, choices=Stage, default=Stage.CURRENT)
    owner = models.ForeignKey(
        "staff.Person",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="customers",
        db_index=False,
        verbose_name=_("owner"),
    )
    team = models.ForeignKey(
        "staff.Team",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="customers",
        db_index=False,
        verbose_name=_("team"),
    )
    region = models.ForeignKey(
        "staff.Region",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="customers",
        db_index=False,
        verbose_name=_("region"),
    )
    source = models.CharField(_("source"), max_length=60, blank=True)
    tags = models.JSONField(_("tags"), default=list, blank=True)
    business = models.CharField(_("business"), max_length=200, blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    website = models.URLField(_("website"), blank=True)
    tax_id = models.CharField(_("tax id"), max_length=40, blank=True)
    since_on = models.DateField(_("customer since"), null=True, blank=True)
    terms_days = models.PositiveSmallIntegerField(_("payment terms in days"), null=True, blank=True)
    credit_limit_minor = MoneyField(_("credit limit"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    price_level = models.CharField(_("price list"), max_length=20, blank=True)
    note = models.TextField(_("remark"), blank=True)
    completeness = models.PositiveSmallIntegerField(default=0, editable=False)
    card_checked_at = models.DateTimeField(_("card checked"), null=True, editable=False)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    updated_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("customer")
        verbose_name_plural = "customers"
        indexes = [
            models.Index(fields=["sort_key", "id"], name="customer_by_name"),
            models.Index(fields=["owner", "sort_key", "id"], name="customer_of_owner"),
            models.Index(fields=["team", "sort_key", "id"], name="customer_of_team"),
            models.Index(fields=["region", "sort_key", "id"], name="customer_of_region"),
            models.Index(fields=["stage", "sort_key", "id"], name="customer_in_stage"),
            models.Index(fields=["source"], name="customer_from_source"),
            models.Index(fields=["completeness", "id"], name="customer_by_completeness"),
            models.Index(fields=["created_at", "id"], name="customer_by_age"),
        ]

    def __str__(self) -> str:
        return self.name


class Tagging(models.Model):
    """One tag of one customer, kept beside the card's list so that a tag finds its customers at once."""

    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="taggings")
    tag = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["tag", "customer"], name="customer_tagged_once")]

    def __str__(self) -> str:
        return self.tag
