"""Files as companies have them, made for a test or taken from the shared data."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

SHARED = Path(
    os.environ.get("CLIENTELA_DATA", Path(__file__).resolve().parents[2].parent / "shared" / "data")
)

Grid = list[list[object]]


@pytest.fixture
def shared() -> Path:
    """The folder of real files, where it is present."""
    if not SHARED.is_dir():
        pytest.skip("the shared data is not here; set CLIENTELA_DATA to its folder")
    return SHARED


@pytest.fixture
def text_file(tmp_path: Path) -> Callable[..., Path]:
    """Writes a text file in an encoding."""

    def write(text: str, encoding: str = "utf-8", name: str = "table.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return path

    return write


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Writes a workbook of the given sheets."""

    def write(sheets: dict[str, Grid], name: str = "book.xlsx") -> Path:
        path = tmp_path / name
        with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
            for title, grid in sheets.items():
                sheet = book.add_worksheet(title)
                for number, row in enumerate(grid):
                    sheet.write_row(number, 0, row)
        return path

    return write
