"""Whom we know at a customer, by post, with influence and stance."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.customers.models.customer import Customer
from clientela.kernel.fields import RefField


class Post(models.TextChoices):
    """What a contact does where buying is decided."""

    DECISION_MAKER = "decision_maker", _("Decision maker")
    PURCHASING = "purchasing", _("Purchasing")
    TECHNICAL = "technical", _("Technical")
    USER = "user", _("User department")
    FINANCE = "finance", _("Finance")
    SENDER = "sender", _("Sender of goods")
    RECEIVER = "receiver", _("Receiver of goods")
    DRIVER = "driver", _("Driver")
    OTHER = "other", _("Other post")


class Stance(models.TextChoices):
    """How a contact stands to us."""

    WITH_US = "with_us", _("with us")
    NEUTRAL = "neutral", _("neutral")
    WAVERING = "wavering", _("wavering")
    FOR_OTHER = "for_other", _("for another supplier")
    AGAINST = "against", _("against us")


class Contact(models.Model):
    """A person at the customer; one who left is no longer active, his record stays."""

    ref = RefField()
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(_("name"), max_length=80)
    alt_name = models.CharField(_("name in another script"), max_length=80, blank=True)
    post = models.CharField(_("post"), max_length=20, choices=Post, default=Post.OTHER)
    title = models.CharField(_("title"), max_length=80, blank=True)
    influence = models.PositiveSmallIntegerField(
        _("influence"), default=3, validators=[MinValueValidator(1), MaxValueValidator(5)]
    )
    stance = models.CharField(_("stance"), max_length=10, choices=Stance, default=Stance.NEUTRAL)
    phones = models.JSONField(_("phones"), default=list, blank=True)
    email = models.EmailField(_("email"), blank=True)
    wechat = models.CharField(_("WeChat"), max_length=60, blank=True)
    note = models.CharField(_("remark"), max_length=300, blank=True)
    is_active = models.BooleanField(_("still there"), default=True)

    class Meta:
        verbose_name = _("contact")
        ordering = ["-is_active", "-influence", "id"]

    def __str__(self) -> str:
        return self.name
