"""What the room tells."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ImportFinished:
    """A whole file came in."""

    run_id: int
    target: str


@dataclass(frozen=True)
class ImportUndone:
    """An import was taken back, as far as it could be."""

    run_id: int
    target: str
