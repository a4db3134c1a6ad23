"""Writes the access record."""

from clientela.kernel.actors import Actor
from clientela.staff.models import AccessRecord


def record_access(
    actor: Actor,
    *,
    kind: str,
    subject_kind: str = "",
    subject_id: int | None = None,
    detail: str = "",
    address: str | None = None,
) -> AccessRecord:
    """Keep that somebody saw, exported or revealed something, signed in, or changed how he does."""
    return AccessRecord.objects.create(
        person_id=actor.person_id,
        person_name=actor.name,
        channel=actor.channel,
        kind=kind,
        subject_kind=subject_kind,
        subject_id=subject_id,
        detail=detail[:300],
        address=address,
    )
