"""Orders and returns with their lines."""

from typing import Any

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel.fields import MoneyField, QuantityField, RefField, UnitPriceField
from clientela.orders.models.sequence import Tombstone, next_revision


class Kind(models.TextChoices):
    """Which way the goods go."""

    SALE = "sale", _("Sale")
    RETURN = "return", _("Return")


class State(models.TextChoices):
    """How far an order has come."""

    DRAFT = "draft", _("Draft")
    CONFIRMED = "confirmed", _("Confirmed")
    CANCELLED = "cancelled", _("Cancelled")


class Orders(models.QuerySet["Order"]):
    """Many orders at once."""

    def delete(self) -> Any:
        """Delete them and leave a mark for each, so that copies of the orders follow."""
        revision = next_revision()
        keys = self.values_list("pk", flat=True)
        Tombstone.objects.bulk_create(Tombstone(order_id=key, revision=revision) for key in keys)
        return super().delete()


class Order(models.Model):
    """A sale to a customer or a return from one; totals follow from the lines."""

    ref = RefField()
    number = models.CharField(_("number"), max_length=40, unique=True)
    customer = models.ForeignKey(
        "customers.Customer",
        on_delete=models.PROTECT,
        related_name="orders",
        verbose_name=_("customer"),
        db_index=False,
    )
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.SALE)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.CONFIRMED)
    ordered_on = models.DateField(_("date"))
    ordered_at = models.DateTimeField(_("at"), null=True, blank=True)
    customer_number = models.CharField(_("customer's order no."), max_length=60, blank=True)
    note = models.CharField(_("note"), max_length=500, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    gross_minor = MoneyField(_("sales"), default=0, editable=False)
    net_minor = MoneyField(_("total"), default=0, editable=False)
    line_count = models.PositiveIntegerField(_("lines"), default=0, editable=False)
    returns = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="returned_by",
        verbose_name=_("returns"),
        db_index=False,
    )
    cancel_reason = models.CharField(_("why cancelled"), max_length=300, blank=True)
    placed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("taken by"),
    )
    source = models.CharField(_("source"), max_length=20, blank=True)
    revision = models.BigIntegerField(default=0, editable=False)

    objects = Orders.as_manager()

    class Meta:
        verbose_name = _("order")
        ordering = ["-ordered_on", "-id"]
        indexes = [
            models.Index(fields=["-ordered_on", "-id"], name="order_by_date"),
            models.Index(fields=["customer", "-ordered_on", "-id"], name="order_of_customer"),
            models.Index(fields=["kind", "-ordered_on", "-id"], name="order_by_kind"),
            models.Index(fields=["state", "-ordered_on", "-id"], name="order_by_state"),
            models.Index(fields=["-net_minor", "-id"], name="order_by_total"),
            models.Index(fields=["revision"], name="order_by_revision"),
            models.Index(
                fields=["returns"], name="returns_of_order", condition=models.Q(returns__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return self.number

    def save(self, *, update_fields: Any = None, **kwargs: Any) -> None:
        """Save under a new revision, so that copies of the orders follow."""
        self.revision = next_revision()
        fields = None if update_fields is None else {*update_fields, "revision"}
        super().save(update_fields=fields, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        """Delete and leave a mark, so that copies of the orders follow."""
        Tombstone.objects.create(order_id=self.pk, revision=next_revision())
        return super().delete(*args, **kwargs)


class OrderLine(models.Model):
    """One product of an order, named as it was called then; a return carries negative quantities."""

    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines", db_index=False)
    position = models.PositiveIntegerField()
    product = models.ForeignKey(
        "catalog.Product", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    product_code = models.CharField(_("code"), max_length=60, blank=True)
    product_name = models.CharField(_("product"), max_length=200)
    category_name = models.CharField(_("category"), max_length=120, blank=True)
    quantity = QuantityField(_("quantity"))
    unit_price = UnitPriceField(_("price"))
    net_minor = MoneyField(_("amount"))
    cost_minor = MoneyField(_("cost"), null=True)

    class Meta:
        verbose_name = _("order line")
        ordering = ["order", "position"]
        constraints = [models.UniqueConstraint(fields=["order", "position"], name="one_line_per_position")]
        indexes = [models.Index(fields=["product", "order"], name="line_of_product")]

    def __str__(self) -> str:
        return f"{self.product_code} {self.product_name}".strip()
