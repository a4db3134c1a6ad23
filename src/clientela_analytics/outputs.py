"""The files that an analysis leaves behind."""

import json
from pathlib import Path

from pyarrow import csv

from clientela_analytics.analysis import Analysis
from clientela_analytics.errors import InputError
from clientela_analytics.report.page import report_page


def write_analysis(analysis: Analysis, folder: Path, lang: str) -> list[str]:
    """Write all tables, the summary and the report into a folder and name the files; raises InputError."""
    tables = {"customers": analysis.customers, "months": analysis.months, "products": analysis.products}
    texts = {
        "summary.json": json.dumps(analysis.summary, ensure_ascii=False, indent=2) + "\n",
        "report.html": report_page(analysis, lang),
    }
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, table in tables.items():
            csv.write_csv(table, folder / f"{name}.csv")
        for name, text in texts.items():
            (folder / name).write_text(text, encoding="utf-8")
    except OSError as error:
        raise InputError(f"{folder} cannot be written: {error.strerror}.") from error
    written = [*(f"{name}.csv" for name in tables), *texts]
    if analysis.lines.rejected:
        analysis.lines.write_rejects(folder / "rejects.csv")
        written.append("rejects.csv")
    return written
