"""`clientela analyze` on files as a company would give them."""

import csv
import json
import subprocess
import sys
import zipfile
from html.parser import HTMLParser

import pytest

from clientela_analytics.cli import main
from tests.analytics.histories import company, steady

COLUMNS = [
    "customer_id",
    "tier",
    "rank",
    "abc",
    "net_sales",
    "gross_sales",
    "orders",
    "order_days",
    "first_order_on",
    "last_order_on",
    "days_since_last_order",
    "median_gap_days",
    "expected_gap_low_days",
    "expected_gap_high_days",
    "risk",
    "expected_orders",
    "expected_sales",
    "value_at_risk",
    "alert",
    "reason",
]


@pytest.fixture
def orders(tmp_path):
    """A file of a small company in which one customer is late, with two unusable rows."""
    path = tmp_path / "orders.csv"
    rows = company(40) + steady("late", gap=14, until=62, spend=400.0)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("Customer ID", "Order No", "Order Date", "Amount", "Category"))
        writer.writerows((name, f"{name}-{day}", day, spend, category) for name, day, spend, category in rows)
        writer.writerows(
            [("steady-001", "x", "tomorrow", 5, "Pots"), ("steady-001", "y", "2026-01-01", "much", "Pots")]
        )
    return path


def rows_of(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_it_writes_every_table_with_the_agreed_columns(orders, tmp_path, capsys):
    out = tmp_path / "out"
    assert main(["analyze", str(orders), "--out", str(out), "--as-of", "2026-11-20"]) == 0
    assert sorted(path.name for path in out.iterdir()) == [
        "customers.csv", "months.csv", "products.csv", "rejects.csv", "report.html", "summary.json",
    ]  # fmt: skip
    customers = rows_of(out / "customers.csv")
    assert list(customers[0]) == COLUMNS
    late = next(row for row in customers if row["customer_id"] == "late")
    assert late["alert"] == "late"
    assert "62 days silent" in late["reason"]
    assert list(rows_of(out / "months.csv")[0]) == [
        "month", "active_customers", "new_customers", "orders", "net_sales", "gross_sales", "average_order_value",
    ]  # fmt: skip
    assert {row["reason"] for row in rows_of(out / "rejects.csv")} == {"unreadable_date", "not_a_number"}
    told = capsys.readouterr().err
    assert "customer = Customer ID" in told
    assert "date cannot be read" in told


def test_the_summary_adds_up_with_the_table(orders, tmp_path):
    main(["analyze", str(orders), "--out", str(tmp_path / "out")])
    summary = json.loads((tmp_path / "out" / "summary.json").read_text("utf-8"))
    customers = rows_of(tmp_path / "out" / "customers.csv")
    assert summary["customers"] == len(customers) == sum(tier["customers"] for tier in summary["tiers"])
    assert float(summary["total_net_sales"]) == pytest.approx(
        sum(float(row["net_sales"]) for row in customers)
    )
    assert summary["rows_rejected"] == {"not_a_number": 1, "unreadable_date": 1}


class Loads(HTMLParser):
    """Collects every address that a page would fetch, and what is never closed."""

    def __init__(self):
        super().__init__()
        self.fetched, self.open = [], []

    def handle_starttag(self, tag, attrs):
        self.fetched += [value for name, value in attrs if name in ("src", "href")]
        if tag not in ("meta", "br", "rect", "path", "circle"):
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.open:
            assert self.open.pop() == tag


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", "Call these first"),
        ("zh-hans", "先联系这些客户"),
        ("zh-hant", "先聯絡這些客戶"),
        ("es", "Llama primero a estos"),
    ],
)
def test_the_report_is_one_page_that_fetches_nothing(orders, tmp_path, lang, words):
    assert main(["analyze", str(orders), "--out", str(tmp_path / "out"), "--lang", lang]) == 0
    page = (tmp_path / "out" / "report.html").read_text("utf-8")
    reader = Loads()
    reader.feed(page)
    assert reader.fetched == []
    assert reader.open == []
    assert words in page
    assert "late" in page
    assert "url(" not in page


def test_names_from_the_file_cannot_smuggle_markup_into_the_report(tmp_path):
    path = tmp_path / "orders.csv"
    rows = "".join(
        f"<script>alert(1)</script>,{day},10\n" for day in ("2026-01-01", "2026-01-08", "2026-01-15")
    )
    path.write_text("customer,date,amount\n" + rows + "other,2026-06-30,5\n", "utf-8")
    main(["analyze", str(path), "--out", str(tmp_path / "out")])
    assert "<script" not in (tmp_path / "out" / "report.html").read_text("utf-8")


def test_a_policy_changes_the_tiers_and_the_currency(orders, tmp_path):
    policy = tmp_path / "policy.toml"
    policy.write_text('currency = "EUR"\n[tiers]\nshares = [0.5, 0.5, 0.5]\n', "utf-8")
    main(["analyze", str(orders), "--out", str(tmp_path / "out"), "--policy", str(policy)])
    customers = rows_of(tmp_path / "out" / "customers.csv")
    assert sum(row["tier"] == "very_important" for row in customers) == 21
    assert any("€" in row["reason"] for row in customers)


def wrong(tmp_path, name, content=b""):
    path = tmp_path / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize(
    ("name", "content", "options", "words"),
    [
        ("absent.csv", None, [], "There is no file"),
        ("empty.csv", b"", [], "empty"),
        ("noise.xlsx", b"\x00\x01\x02 not a workbook", [], "noise.xlsx"),
        ("locked.xlsx", bytes.fromhex("d0cf11e0a1b11ae1") + b"\x00" * 1024, [], "locked.xlsx"),
        ("words.csv", b"a,b\nx,y\n", [], "No column found for customer"),
        ("days.csv", b"customer,date,amount\na,never,1\n", [], "No usable order line"),
        (
            "good.csv",
            b"customer,date,amount\na,2026-01-01,1\n",
            ["--columns", "customer=Kunde"],
            "no column 'Kunde'",
        ),
        ("good.csv", b"customer,date,amount\na,2026-01-01,1\n", ["--columns", "client=x"], "--columns"),
        (
            "good.csv",
            b"customer,date,amount\na,2026-01-01,1\n",
            ["--as-of", "2020-01-01"],
            "on or before 2020-01-01",
        ),
        ("back.csv", b"customer,date,amount\na,2026-01-01,-1\n", [], "No sale to a named customer"),
        ("half.parquet", b"PAR1 and nothing more", [], "half.parquet cannot be read"),
        ("good.csv", b"customer,date,amount\na,2026-01-01,1\n", ["--horizon", "0"], "horizon"),
        ("good.csv", b"customer,date,amount\na,2026-01-01,1\n", ["--as-of", "soon"], "is not a date"),
        ("good.csv", b"customer,date,amount\na,2026-01-01,1\n", ["--policy", "nowhere.toml"], "policy file"),
    ],
)
def test_wrong_input_ends_with_a_sentence_and_code_2(tmp_path, capsys, name, content, options, words):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["analyze", str(path), "--out", str(tmp_path / "out"), *options]) == 2
    told = capsys.readouterr().err
    assert words in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()


def test_a_cut_off_workbook_is_refused(tmp_path, capsys):
    path = tmp_path / "half.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
    path.write_bytes(path.read_bytes()[:-20])
    assert main(["analyze", str(path), "--out", str(tmp_path / "out")]) == 2
    assert "half.xlsx" in capsys.readouterr().err


def test_the_package_loads_no_engine_before_it_is_asked_something():
    heavy = "{'duckdb', 'ibis', 'scipy', 'numpy', 'pyarrow', 'django'} & set(sys.modules)"
    asked = "import sys; from clientela_analytics.cli import main; main(['analyze', '--help'])"
    code = f"{asked}; print({heavy})"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip().endswith("set()")
