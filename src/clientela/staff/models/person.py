"""A person who signs in and works here."""

from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from clientela.kernel.actors import Actor, Channel
from clientela.kernel.fields import RefField
from clientela.staff.models.places import Region, Team
from clientela.staff.models.role import Role

if TYPE_CHECKING:
    from clientela.staff.rules import Scope


class Theme(models.TextChoices):
    """Light, dark, or as the device says."""

    AUTO = "auto", _("As the device")
    LIGHT = "light", _("Light")
    DARK = "dark", _("Dark")


class Density(models.TextChoices):
    """How much fits on a screen."""

    COMFORTABLE = "comfortable", _("Comfortable")
    COMPACT = "compact", _("Compact")
    LARGE = "large", _("Large")


class Person(AbstractBaseUser):
    """Placed in a team and a region (the team's unless said otherwise); holds one role."""

    ref = RefField()
    username = models.CharField(_("sign-in name"), max_length=60, unique=True)
    email = models.EmailField(_("email"), blank=True)
    name = models.CharField(_("name"), max_length=80)
    alt_name = models.CharField(_("name in another script"), max_length=80, blank=True)
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="people", verbose_name=_("role"))
    team = models.ForeignKey(
        Team, on_delete=models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("team")
    )
    region = models.ForeignKey(
        Region,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="people",
        verbose_name=_("region"),
    )
    is_active = models.BooleanField(_("works here"), default=True)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES, default="en")
    time_zone = models.CharField(_("time zone"), max_length=40, default="Asia/Shanghai")
    theme = models.CharField(_("theme"), max_length=12, choices=Theme, default=Theme.AUTO)
    density = models.CharField(_("density"), max_length=12, choices=Density, default=Density.COMFORTABLE)
    single_keys = models.BooleanField(_("single keys as shortcuts"), default=True)
    joined_at = models.DateTimeField(auto_now_add=True)

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: "ClassVar[BaseUserManager[Self]]" = BaseUserManager()
    scope: "Scope | None" = None

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = "people"
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(Lower("email"), condition=~models.Q(email=""), name="person_email_once"),
        ]

    def __str__(self) -> str:
        return self.name

    def has_right(self, right: str) -> bool:
        """Whether this person may do what the right names."""
        return self.is_active and right in self.role.rights

    def actor(self, channel: Channel = "page") -> Actor:
        """This person as the one who acts."""
        return Actor(person_id=self.pk, name=self.name, channel=channel)

    def refresh_from_db(self, *args: Any, **kwargs: Any) -> None:
        self.scope = None
        super().refresh_from_db(*args, **kwargs)
