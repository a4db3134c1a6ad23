"""How much the company counts each piece of a card."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class CompletenessWeight(models.Model):
    """A weight the company set for a piece; pieces without a row count as the rules propose."""

    piece = models.CharField(max_length=30, unique=True)
    weight = models.PositiveSmallIntegerField(_("weight"))

    class Meta:
        verbose_name = _("weight of the card")

    def __str__(self) -> str:
        return f"{self.piece} {self.weight}"
