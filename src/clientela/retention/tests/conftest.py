"""A warehouse of its own for each test."""

from pathlib import Path
from typing import Any

import pytest


@pytest.fixture(autouse=True)
def _own_warehouse(settings: Any, tmp_path: Path) -> None:
    settings.WAREHOUSE_ROOT = tmp_path / "warehouse"
