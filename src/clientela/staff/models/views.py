"""Lists as people arranged and named them."""

from django.db import models
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from clientela.kernel.fields import RefField
from clientela.staff.models.person import Person


class Shared(models.TextChoices):
    """With whom a view is shared."""

    OWN = "own", _("Only me")
    TEAM = "team", _("My team")
    COMPANY = "company", _("Everybody")


class SavedView(models.Model):
    """A named query of a list; others may see it, only its person changes it."""

    ref = RefField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="saved_views", db_index=False)
    list_key = models.CharField(max_length=60)
    name = models.CharField(_("name"), max_length=60)
    colour = models.CharField(_("colour"), max_length=10, blank=True)
    query = models.CharField(max_length=2000, blank=True)
    shared_with = models.CharField(_("shared with"), max_length=10, choices=Shared, default=Shared.OWN)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("saved view")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(fields=["person", "list_key", "name"], name="saved_view_name_once"),
        ]
        indexes = [models.Index(fields=["list_key", "shared_with"], name="saved_view_of_list")]

    is_current = False

    def __str__(self) -> str:
        return self.name

    @property
    def url(self) -> str:
        """Where the view is seen; `list_key` names the list's address. Empty where the list is gone."""
        try:
            return f"{reverse(self.list_key)}?{self.query}"
        except NoReverseMatch:
            return ""


class PinnedView(models.Model):
    """A view a person keeps in the sidebar, his own or a shared one."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="pinned_views", db_index=False)
    view = models.ForeignKey(SavedView, on_delete=models.CASCADE, related_name="pins")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "id"]
        constraints = [models.UniqueConstraint(fields=["person", "view"], name="pinned_view_once")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.view_id}"
