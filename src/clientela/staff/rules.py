"""Plain decisions on reach and rights."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Scope:
    """How far a person sees, with teams and regions already resolved to ids."""

    person_id: int
    sees_nothing: bool = False
    sees_everything: bool = False
    team_ids: tuple[int, ...] = ()
    region_ids: tuple[int, ...] = ()
