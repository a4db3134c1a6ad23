"""Roles: what their holders may do and how far they see."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel.fields import RefField
from clientela.staff import rights

ADMINISTRATOR = "administrator"


class Reach(models.TextChoices):
    """How far a person sees."""

    OWN = "own", _("Own customers")
    TEAM = "team", _("The team's customers")
    REGION = "region", _("The region's customers")
    COMPANY = "company", _("All customers")


class Role(models.Model):
    """Rights start from what the rooms declare for the key; only what the company decided differently is kept."""

    ref = RefField()
    key = models.SlugField(max_length=40, unique=True)
    name = models.CharField(_("name"), max_length=80, blank=True)
    reach = models.CharField(_("sees"), max_length=10, choices=Reach, default=Reach.OWN)
    granted = models.JSONField(_("rights added"), default=list, blank=True)
    withheld = models.JSONField(_("rights taken away"), default=list, blank=True)
    position = models.PositiveSmallIntegerField(default=100)

    class Meta:
        verbose_name = _("role")
        ordering = ["position", "id"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The company's own name for the role, or ours in the reader's language."""
        return self.name or str(rights.ROLE_LABELS.get(self.key, self.key))

    @property
    def rights(self) -> frozenset[str]:
        """All rights of the holders; an administrator has every one."""
        if self.key == ADMINISTRATOR:
            return rights.all_rights()
        return (rights.defaults_of(self.key) | set(self.granted)) - set(self.withheld)
