"""Marks, strips and charts show what they are given, and say it in words."""

from datetime import date, timedelta
from xml.etree import ElementTree

import pytest
from django.template import Context, Template
from django.utils import translation
from django.utils.safestring import SafeString

from clientela.shell.graphics import marks
from clientela.shell.graphics.band import Band, band_chart, nice_step
from clientela.shell.graphics.flow import Flow, Move, Node, flow_chart
from clientela.shell.graphics.heat import Cell, Row, degree, tinted
from clientela.shell.graphics.rhythm import Shade, Strip, Touch, rhythm
from clientela.shell.graphics.rhythm_big import rhythm_big

TODAY = date(2026, 11, 20)


@pytest.fixture(autouse=True)
def english() -> object:
    with translation.override("en"):
        yield


def drawn(picture: SafeString, kind: str) -> list[ElementTree.Element]:
    """The elements of a class; also proves that the picture is well formed."""
    return [node for node in ElementTree.fromstring(picture).iter() if kind in node.get("class", "").split()]


def strip_of(*days_ago: int, gap: float | None = 14) -> Strip:
    orders = [(TODAY - timedelta(days=ago), 100.0) for ago in sorted(days_ago, reverse=True)]
    return Strip(orders, TODAY, gap, gap and gap - 3, gap and gap + 3)


def test_a_tier_is_as_many_bars_as_its_rank() -> None:
    assert [len(drawn(marks.tier(rank), "on")) for rank in range(4)] == [0, 1, 2, 3]


def test_a_tier_without_its_label_is_still_read_out() -> None:
    assert drawn(marks.tier(2), "sr")[0].text == "Important"


@pytest.mark.parametrize(("share", "width"), [(38, "38"), (140, "100"), (-5, "0")])
def test_a_bar_never_leaves_its_ends(share: float, width: str) -> None:
    assert drawn(marks.bar(share), "bar-v")[0].get("width") == width


@pytest.mark.parametrize(
    ("name", "letters"),
    [("Lin Xiaoyu", "LX"), ("黄丽娟", "黄"), ("Ana María Ruiz", "AR"), ("bo", "B"), ("", "·")],
)
def test_initials_stand_for_a_name(name: str, letters: str) -> None:
    assert marks.initials(name) == letters


def test_a_name_cannot_bring_markup() -> None:
    assert "<b>" not in marks.avatar("<b>", 1)


def test_a_spark_needs_two_values() -> None:
    assert marks.spark([3]) == ""
    assert drawn(marks.spark([3, 5]), "spark-l")


def test_a_strip_has_a_stick_for_each_order() -> None:
    assert len(drawn(rhythm(strip_of(9, 23, 37)), "rh-o")) == 3


def test_a_late_strip_has_a_ghost_for_each_missed_order() -> None:
    picture = rhythm(strip_of(41, 55, 69))
    assert len(drawn(picture, "rh-g")) == 2
    assert drawn(picture, "late")


def test_a_strip_inside_its_gap_has_neither_ghost_nor_tint() -> None:
    picture = rhythm(strip_of(16, 30, 44))
    assert not drawn(picture, "rh-g")
    assert not drawn(picture, "rh-late")


def test_a_strip_says_its_rhythm() -> None:
    assert strip_of(41, 55).sentence == "Orders every 14 ± 3 days; 41 days since the last one"
    assert strip_of(1, gap=None).sentence == "No rhythm learnt yet; 1 day since the last one"
    assert strip_of().sentence == "No orders yet"


def test_a_kept_strip_is_the_strip_itself() -> None:
    kept = Strip.kept([["2026-11-11", 100], ["2026-10-28", 100.0]], TODAY, 14, 11, 17)
    assert kept == strip_of(9, 23)


def test_an_unusually_large_order_does_not_flatten_the_others() -> None:
    orders = [
        (TODAY - timedelta(days=ago), amount) for ago, amount in ((37, 100.0), (23, 100.0), (9, 9000.0))
    ]
    heights = [
        float(node.get("d", "").split("V")[1]) for node in drawn(rhythm(Strip(orders, TODAY, 14)), "rh-o")
    ]
    assert heights[0] == heights[1]
    assert heights[0] - heights[2] < 13


def test_the_big_strip_shows_contacts_festivals_and_the_silence() -> None:
    late = strip_of(41, 55, 69, 83)
    told = Strip(
        late.orders,
        late.as_of,
        late.gap,
        late.gap_low,
        late.gap_high,
        shades=(Shade(TODAY - timedelta(days=60), TODAY - timedelta(days=50), "Spring Festival"),),
        touches=(Touch(TODAY - timedelta(days=5), "visit"), Touch(TODAY - timedelta(days=900), "visit")),
    )
    picture = rhythm_big(told, 760, 176, 368)
    assert len(drawn(picture, "rh-v")) == 1
    assert drawn(picture, "rh-t")[0].text == "41 days silent"
    assert [node.text for node in drawn(picture, "rh-c")] == ["Spring Festival", "14 ± 3 days"]


@pytest.mark.parametrize(("spread", "step"), [(300, 100), (4, 1), (0.8, 0.2), (1000, 250)])
def test_grid_lines_stand_at_round_values(spread: float, step: float) -> None:
    assert nice_step(spread) == pytest.approx(step)


def test_a_value_under_its_band_is_marked() -> None:
    band = Band("Active", ("Sep", "Oct"), (641, 612), low=(600, 640), high=(700, 690))
    assert len(drawn(band_chart(band, 600, 208), "below")) == 1


def test_a_band_chart_tells_its_figures_as_rows() -> None:
    band = Band("Active", ("Sep", "Oct"), (641, 612), low=(600, None), high=(700, None), before=(598,))
    assert list(band.rows) == [("Sep", "641", "600 – 700", "598"), ("Oct", "612", "", "")]


def test_a_band_chart_stands_a_single_and_a_flat_value() -> None:
    assert drawn(band_chart(Band("One", ("Oct",), (5,)), 600, 208), "ch-dot")
    assert drawn(band_chart(Band("Flat", ("Sep", "Oct"), (5, 5)), 600, 208), "ch-line")


def test_ribbons_are_as_thick_as_the_moves() -> None:
    flow = Flow(
        "Tiers",
        [Node("p1", "Important", "2", 30), Node("p2", "General", "1", 10)],
        [Node("n1", "Important", "2", 20), Node("n2", "General", "1", 20)],
        [Move("p1", "n1", 20, "same"), Move("p1", "n2", 10, "down"), Move("p2", "n2", 10, "same")],
    )
    ribbons = drawn(flow_chart(flow, 600, 300), "fl")
    thick = [float(ribbon.get("stroke-width", 0)) for ribbon in ribbons]
    assert thick[0] == pytest.approx(2 * thick[1], rel=0.02)
    assert next(iter(ribbons[1])).text == "Important → General: 10"


def test_the_largest_cell_is_the_warmest_and_nothing_is_cold() -> None:
    assert [degree(amount, 412) for amount in (412, 148, 1, 0)] == [5, 2, 1, 0]
    rows = tinted([Row("Late", [Cell(412, "412", 6), Cell(0, "", 0)], "412", 6)])
    assert [cell.heat for cell in rows[0].cells] == [5, 0]


def test_tags_need_no_loading_and_escape_what_they_show() -> None:
    words = Template(
        "{% tier 3 label=True %}{{ 1284|count }} {{ nothing|money }} {{ '佛山'|lang_of }}"
    ).render(Context({"nothing": None}))
    assert words.endswith("1,284 – zh")
