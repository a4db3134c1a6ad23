"""The files that an analysis leaves behind."""

import json
from pathlib import Path

import pyarrow as pa
from pyarrow import csv

from clientela_analytics.analysis import Analysis
from clientela_analytics.errors import InputError
from clientela_analytics.report.page import report_page


def write_analysis(analysis: Analysis, folder: Path, lang: str) -> list[str]:
    """Write all tables, the summary and the report into a folder and name the files; raises InputError."""
    tables = {"customers": analysis.customers, "months": analysis.months, "products": analysis.products}
    if analysis.lines.rejected:
        tables["rejects"] = analysis.lines.rejects()
    texts = {
        "summary.json": json.dumps(analysis.summary, ensure_ascii=False, indent=2) + "\n",
        "report.html": report_page(analysis, lang),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            _write_table(table, folder / f"{name}.csv")
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}.") from error
    return [*(f"{name}.csv" for name in tables), *texts]


def _write_table(table: pa.Table, path: Path) -> None:
    csv.write_csv(table, path)
