"""Products and the tree of categories they belong to."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel import clock
from clientela.kernel.changes import track
from clientela.kernel.fields import RefField, UnitPriceField


class Category(models.Model):
    """A group of products; `path` holds the ids from the root down to itself, as in `/1/4/`."""

    ref = RefField()
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    name = models.CharField(_("name"), max_length=120)
    alt_name = models.CharField(_("name in another script"), max_length=120, blank=True)
    path = models.CharField(max_length=200, default="", editable=False, db_index=True)
    sort_key = models.CharField(max_length=120, editable=False, default="")

    class Meta:
        verbose_name = _("category")
        ordering = ["sort_key", "id"]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="category_once_under_parent"),
            models.UniqueConstraint(
                fields=["name"], condition=models.Q(parent=None), name="category_once_at_the_top"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Product(models.Model):
    """Something that is sold, by its code."""

    ref = RefField()
    code = models.CharField(_("code"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=200)
    alt_name = models.CharField(_("name in another script"), max_length=200, blank=True)
    category = models.ForeignKey(
        Category,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="products",
        verbose_name=_("category"),
        db_index=False,
    )
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    price = UnitPriceField(_("price"), null=True, blank=True)
    cost = UnitPriceField(_("cost"), null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3)
    is_active = models.BooleanField(_("on sale"), default=True)
    sort_key = models.CharField(max_length=120, editable=False, default="")
    made_at = models.DateTimeField(default=clock.now, editable=False)

    class Meta:
        verbose_name = _("product")
        ordering = ["sort_key", "id"]
        indexes = [
            models.Index(fields=["sort_key", "id"], name="product_by_name"),
            models.Index(fields=["category", "sort_key", "id"], name="product_by_category"),
            models.Index(fields=["price", "id"], name="product_by_price"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


track(Category, skip=("path", "sort_key"))
track(Product, skip=("sort_key", "made_at"))
