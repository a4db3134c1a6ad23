"""What the company decided about tiers and how many alerts a person can work on."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel.changes import track
from clientela.kernel.fields import RefField

_SHARE = [MinValueValidator(1), MaxValueValidator(99)]


class Rounding(models.TextChoices):
    """How a share of customers becomes a whole number."""

    UP = "up", _("Up")
    DOWN = "down", _("Down")
    HALF_UP = "half_up", _("To the nearest")


class Metric(models.TextChoices):
    """By what customers are ranked."""

    NET = "net", _("Net sales, returns taken off")
    GROSS = "gross", _("Gross sales")


class TierPolicy(models.Model):
    """A single row; each share is taken of the customers that remain after the tier above."""

    ref = RefField()
    very_important_percent = models.PositiveSmallIntegerField(
        _("very important, %"), default=5, validators=_SHARE
    )
    important_percent = models.PositiveSmallIntegerField(_("important, %"), default=20, validators=_SHARE)
    general_percent = models.PositiveSmallIntegerField(_("general, %"), default=50, validators=_SHARE)
    rounding = models.CharField(_("rounded"), max_length=8, choices=Rounding, default=Rounding.UP)
    metric = models.CharField(_("ranked by"), max_length=6, choices=Metric, default=Metric.NET)
    months = models.PositiveSmallIntegerField(
        _("months looked back"), default=12, validators=[MinValueValidator(1), MaxValueValidator(60)]
    )
    alerts_per_person = models.PositiveSmallIntegerField(
        _("alerts on one person's list"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(200)],
    )

    class Meta:
        verbose_name = _("tier policy")
        verbose_name_plural = "tier policies"

    def __str__(self) -> str:
        return f"{self.very_important_percent}/{self.important_percent}/{self.general_percent}"


track(TierPolicy)
