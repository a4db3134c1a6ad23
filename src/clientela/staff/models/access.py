"""Keys for programs, and the record of who saw, exported and signed in."""

from django.apps import apps
from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel import clock
from clientela.kernel.fields import RefField
from clientela.staff.models.person import Person
from clientela.staff.rights import Label


class ApiToken(models.Model):
    """A key a program uses in a person's name; only its hash is kept."""

    ref = RefField()
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="api_tokens")
    name = models.CharField(_("name"), max_length=80)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    ending = models.CharField(max_length=4, editable=False)
    scopes = models.JSONField(_("may"), default=list)
    created_at = models.DateTimeField(default=clock.now, editable=False)
    expires_on = models.DateField(_("until"), null=True, blank=True)
    last_used_at = models.DateTimeField(null=True, editable=False)
    revoked_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("key for a program")
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class AccessKind(models.TextChoices):
    """What was done."""

    SEE = "see", _("Saw")
    EXPORT = "export", _("Exported")
    REVEAL = "reveal", _("Revealed")
    SIGN_IN = "sign_in", _("Signed in")
    SIGN_IN_REFUSED = "sign_in_refused", _("Sign-in refused")
    SIGN_OUT = "sign_out", _("Signed out")
    SECURITY = "security", _("Changed sign-in")


DETAILS: dict[str, Label] = {
    "password": _("wrong password"),
    "locked": _("too many wrong tries"),
    "inactive": _("does not work here any more"),
    "second_factor": _("wrong code"),
    "password_changed": _("changed the password"),
    "password_set": _("chose a password by a link"),
    "link_made": _("made a sign-in link"),
    "let_go": _("deactivated"),
    "session_ended": _("ended a session"),
    "sessions_ended": _("ended all sessions"),
    "second_factor_removed": _("took the second factor away"),
    "totp_added": _("set up the second factor"),
    "totp_removed": _("switched the second factor off"),
    "recovery_codes_added": _("got recovery codes"),
    "recovery_codes_removed": _("lost the recovery codes"),
    "codes_renewed": _("made new recovery codes"),
}
CHANNELS: dict[str, Label] = {
    "page": _("page"),
    "api": _("API"),
    "import": _("import"),
    "job": _("background job"),
    "command": _("command"),
}


class AccessRecord(models.Model):
    """One look, export or sign-in; never edited, never deleted with the person."""

    at = models.DateTimeField(default=clock.now, editable=False)
    person = models.ForeignKey(
        Person, on_delete=models.PROTECT, null=True, related_name="access_records", db_index=False
    )
    person_name = models.CharField(max_length=80, blank=True)
    channel = models.CharField(max_length=10, default="page")
    kind = models.CharField(max_length=20, choices=AccessKind)
    subject_kind = models.CharField(max_length=60, blank=True)
    subject_id = models.BigIntegerField(null=True)
    detail = models.CharField(max_length=300, blank=True)
    address = models.GenericIPAddressField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["person", "-id"], name="access_of_person"),
            models.Index(fields=["kind", "-id"], name="access_of_kind"),
            models.Index(fields=["subject_kind", "subject_id", "-id"], name="access_to_subject"),
            models.Index(fields=["at"], name="access_at"),
        ]

    def __str__(self) -> str:
        return f"{self.person_name} {self.kind} {self.subject_kind} {self.subject_id or ''}".strip()

    @property
    def words(self) -> str:
        """The detail in the reader's language where it is one of ours, else as the room said it."""
        return str(DETAILS.get(self.detail, self.detail))

    @property
    def through(self) -> str:
        """The channel in the reader's language."""
        return str(CHANNELS.get(self.channel, self.channel))

    @property
    def subject(self) -> str:
        """What kind of record was looked at, as people call it."""
        try:
            return str(apps.get_model(self.subject_kind)._meta.verbose_name)
        except (LookupError, ValueError):
            return self.subject_kind
