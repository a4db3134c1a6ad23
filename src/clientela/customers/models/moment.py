"""The timeline: everything that happened with a customer, recorded by the room where it happened."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from clientela.customers.models.customer import Customer
from clientela.kernel.fields import RefField


class Moment(models.Model):
    """One thing that happened; `facts` carry its numbers, so that it reads in the reader's language."""

    ref = RefField()
    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="moments", db_index=False)
    kind = models.CharField(_("kind"), max_length=30)
    at = models.DateTimeField(_("when"))
    room = models.CharField(max_length=20, default="customers")
    actor_id = models.BigIntegerField(null=True)
    actor_name = models.CharField(_("who"), max_length=120)
    text = models.TextField(_("text"), blank=True)
    subject_kind = models.CharField(max_length=40, blank=True)
    subject_ref = models.CharField(max_length=60, blank=True)
    facts = models.JSONField(default=dict, blank=True)

    class Meta:
        verbose_name = _("moment")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["customer", "-at", "-id"], name="moment_of_customer"),
            models.Index(fields=["subject_kind", "subject_ref"], name="moment_about_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.at:%Y-%m-%d}"
