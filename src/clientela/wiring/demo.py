"""Plants the demo company, room by room, and says how to sign in."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.db import transaction

from clientela.kernel import clock
from clientela.kernel.statistics import refresh_statistics
from clientela.shell.demo_plan import DemoPlan
from clientela.shell.registry import demo_seeds
from clientela.staff.queries import has_company

SIGN_IN = "demo-sign-in"
PEOPLE = {
    "lin": "a sales representative",
    "zhao": "her supervisor",
    "wu": "the manager",
    "admin": "the administrator",
}


def plant(*, customers: int, seed: int) -> None:
    """Plant the demo company unless there is a company; says how to sign in where it is the demo's."""
    kept = Path(settings.HOME) / SIGN_IN
    if not has_company():
        password = os.environ.get("CLIENTELA_DEMO_PASSWORD") or secrets.token_urlsafe(9)
        plan = DemoPlan(seed=seed, size=customers, today=clock.today(), password=password)
        _plant(plan)
        kept.write_text(password)
        kept.chmod(0o600)
    if kept.exists():
        _say_sign_in(kept.read_text())


def _plant(plan: DemoPlan) -> None:
    with transaction.atomic():
        for seed in demo_seeds():
            seed.plant(plan)
    refresh_statistics()


def _say_sign_in(password: str) -> None:
    print("Yuechu Kitchenware, the demo company. Sign in with one of")  # noqa: T201 (a command says its result)
    for name, who in PEOPLE.items():
        print(f"  {name:<6} {password}   {who}")  # noqa: T201
