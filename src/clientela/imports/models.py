"""Tables of the room: import runs, their chunks, their grouped problems, remembered matchings."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.kernel import clock
from clientela.kernel.fields import RefField


class State(models.TextChoices):
    """Where an import stands."""

    UPLOADED = "uploaded", _("File chosen")
    MATCHED = "matched", _("Columns matched")
    CHECKING = "checking", _("Dry run under way")
    CHECKED = "checked", _("Dry run done")
    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Importing")
    STOPPED = "stopped", _("Stopped halfway")
    DONE = "done", _("Imported")
    UNDOING = "undoing", _("Being undone")
    UNDONE = "undone", _("Undone")
    CANCELLED = "cancelled", _("Given up")


class ImportRun(models.Model):
    """One file on its way in; `claim` names the one worker that may write for it."""

    ref = RefField()
    target = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="import_runs")
    file_name = models.CharField(max_length=200)
    suffix = models.CharField(max_length=12, blank=True)
    size = models.BigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    overrides = models.JSONField(default=dict)
    layout = models.JSONField(default=dict)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    remedies = models.JSONField(default=dict)
    remembered_at = models.DateTimeField(null=True)
    state = models.CharField(max_length=12, choices=State, default=State.UPLOADED)
    claim = models.CharField(max_length=32, blank=True)
    beat_at = models.DateTimeField(null=True)
    phase = models.CharField(max_length=12, blank=True)
    done = models.BigIntegerField(default=0)
    total = models.BigIntegerField(default=0)
    chunks = models.IntegerField(default=0)
    counts = models.JSONField(default=dict)
    failure = models.JSONField(default=dict)
    undo_report = models.JSONField(default=dict)
    uploaded_at = models.DateTimeField(default=clock.now)
    checked_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["person", "-id"], name="imports_of_person"),
            models.Index(fields=["target", "state"], name="imports_by_state"),
        ]

    def __str__(self) -> str:
        return f"{self.file_name} ({self.state})"


class ImportChunk(models.Model):
    """A part of the file written in one transaction, with the change set that can take it back."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="written")
    index = models.IntegerField()
    change_set_id = models.BigIntegerField()
    counts = models.JSONField(default=dict)
    is_undone = models.BooleanField(default=False)

    class Meta:
        ordering = ["index"]
        constraints = [models.UniqueConstraint(fields=["run", "index"], name="import_chunk_once")]

    def __str__(self) -> str:
        return f"{self.run_id}: {self.index}"


class ImportProblem(models.Model):
    """Why a number of rows are left out, with the texts that stood there most often."""

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="problems")
    field = models.CharField(max_length=40, blank=True)
    code = models.CharField(max_length=40)
    rows = models.IntegerField()
    texts = models.JSONField(default=list)

    class Meta:
        ordering = ["-rows", "id"]

    def __str__(self) -> str:
        return f"{self.code} {self.field}: {self.rows}"


class MappingMemory(models.Model):
    """How a sheet with these headings was matched the last time."""

    target = models.CharField(max_length=40)
    fingerprint = models.CharField(max_length=64)
    mapping = models.JSONField(default=dict)
    options = models.JSONField(default=dict)
    values = models.JSONField(default=dict)
    used_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["target", "fingerprint"], name="one_memory_per_headings")
        ]

    def __str__(self) -> str:
        return f"{self.target} {self.fingerprint[:8]}"
