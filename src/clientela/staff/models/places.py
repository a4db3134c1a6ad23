"""Regions as a tree, and the teams that work in them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel.fields import RefField


class Region(models.Model):
    """A part of the market; `path` holds the ids from the root down to itself, as in `/1/4/`."""

    ref = RefField()
    parent = models.ForeignKey(
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    name = models.CharField(_("name"), max_length=80)
    path = models.CharField(max_length=200, default="", editable=False)

    class Meta:
        verbose_name = _("region")
        ordering = ["path"]
        indexes = [models.Index(fields=["path"], name="region_path")]
        constraints = [
            models.UniqueConstraint(fields=["parent", "name"], name="region_name_once_under_parent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def depth(self) -> int:
        """How many regions stand above this one."""
        return max(self.path.count("/") - 2, 0)


class Team(models.Model):
    """People who work one region together under one lead."""

    ref = RefField()
    name = models.CharField(_("name"), max_length=80, unique=True)
    region = models.ForeignKey(
        Region, on_delete=models.PROTECT, related_name="teams", verbose_name=_("region")
    )
    lead = models.ForeignKey(
        "staff.Person",
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="led_teams",
        verbose_name=_("lead"),
    )

    class Meta:
        verbose_name = _("team")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
