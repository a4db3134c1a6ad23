"""A list can be walked from end to end in both directions, whatever it is sorted by."""

from decimal import Decimal

import pytest
from django.contrib.auth.models import Group
from django.db.models import F
from django.db.models.functions import Length, NullIf
from django.http import QueryDict

from clientela.shell.listing import (
    Column,
    Filter,
    ListSpec,
    ListState,
    ListView,
    bounded_count,
    matching,
    neighbours,
    page_of,
    read_state,
)
from clientela.shell.listing.spec import Rows

pytestmark = pytest.mark.django_db
EMPTY_LENGTH = 4
SPEC = ListSpec(
    key="groups",
    columns=(
        Column("name", "Name", sort="name"),
        Column("figure", "Figure", sort="figure", align="end"),
        Column("note", "Note", default=False),
    ),
    default_sort="-figure",
    filters=(
        Filter(
            "first",
            "First letter",
            "choice",
            lambda rows, values: rows.filter(name__regex=f"^[{''.join(values)}]"),
            (("a", "A"), ("b", "B")),
        ),
        Filter("figure", "Figure", "range", lambda rows, span: _between(rows, *span)),
    ),
    search=lambda rows, text: rows.filter(name__contains=text),
)
NAMES = ("a", "b", "aa", "bb", "aaa", "aaaa", "bbbb", "cccc", "aaaaa", "bbbbb", "bbbbbb")


def _between(rows: Rows, low: Decimal | None, high: Decimal | None) -> Rows:
    if low is not None:
        rows = rows.filter(figure__gte=low)
    return rows if high is None else rows.filter(figure__lte=high)


@pytest.fixture
def rows() -> Rows:
    Group.objects.bulk_create(Group(name=name) for name in NAMES)
    return Group.objects.annotate(figure=NullIf(Length("name"), EMPTY_LENGTH))


def state_of(query: str = "") -> ListState:
    return read_state(QueryDict(query), SPEC)


def walked(rows: Rows, query: str, size: int) -> list[str]:
    """Every name from the first page to the last."""
    names: list[str] = []
    state = state_of(query)
    while True:
        page = page_of(rows, state, size)
        names += [row.name for row in page.rows]
        if not page.next_cursor:
            return names
        state = state_of(f"{query}&after={page.next_cursor}")


def walked_back(rows: Rows, query: str, size: int) -> list[list[str]]:
    """Every page's names, from the last page to the first."""
    page = page_of(rows, state_of(query), size)
    while page.next_cursor:
        page = page_of(rows, state_of(f"{query}&after={page.next_cursor}"), size)
    pages = [[row.name for row in page.rows]]
    while page.previous_cursor:
        page = page_of(rows, state_of(f"{query}&before={page.previous_cursor}"), size)
        pages.append([row.name for row in page.rows])
    return pages


@pytest.mark.parametrize("sort", ["figure", "-figure", "name", "-name"])
@pytest.mark.parametrize("size", [1, 2, 3, 50])
def test_walking_forward_shows_every_row_once_in_order(rows: Rows, sort: str, size: int) -> None:
    field = F(sort.removeprefix("-"))
    order = field.desc(nulls_last=True) if sort.startswith("-") else field.asc(nulls_last=True)
    expected = list(rows.order_by(order, "id").values_list("name", flat=True))
    assert walked(rows, f"sort={sort}", size) == expected


@pytest.mark.parametrize("sort", ["figure", "-figure"])
@pytest.mark.parametrize("size", [1, 2, 3])
def test_walking_back_shows_every_row_once_in_order(rows: Rows, sort: str, size: int) -> None:
    pages = walked_back(rows, f"sort={sort}", size)
    backwards = [name for page in pages for name in reversed(page)]
    assert backwards[::-1] == walked(rows, f"sort={sort}", size)


@pytest.mark.parametrize("sort", ["figure", "-figure"])
def test_rows_without_a_figure_come_last_both_ways(rows: Rows, sort: str) -> None:
    assert walked(rows, f"sort={sort}", 4)[-3:] == ["aaaa", "bbbb", "cccc"]


def test_the_first_and_the_last_page_end_the_walk(rows: Rows) -> None:
    page = page_of(rows, state_of(), len(NAMES))
    assert (page.previous_cursor, page.next_cursor) == ("", "")


def test_a_cursor_of_another_sort_is_not_believed(rows: Rows) -> None:
    cursor = page_of(rows, state_of("sort=name"), 3).next_cursor
    page = page_of(rows, state_of(f"sort=-figure&after={cursor}"), 3)
    assert [row.name for row in page.rows] == walked(rows, "sort=-figure", 50)[:3]


def test_an_altered_cursor_is_not_believed(rows: Rows) -> None:
    cursor = page_of(rows, state_of(), 3).next_cursor
    page = page_of(rows, state_of(f"after=x{cursor}"), 3)
    assert page.rows[0].name == "bbbbbb"


def test_filters_and_search_narrow_together(rows: Rows) -> None:
    state = state_of("first=b&figure.from=2&figure.to=5&q=bb")
    assert set(matching(rows, state).values_list("name", flat=True)) == {"bb", "bbbbb"}


def test_values_a_list_does_not_know_are_left_out(rows: Rows) -> None:
    state = state_of("first=z&figure.from=many&sort=weight&cols=weight")
    assert state.is_default
    assert matching(rows, state).count() == len(NAMES)


def test_the_query_of_a_state_reads_back_as_the_same_state() -> None:
    state = state_of("first=a&first=b&figure.from=2&sort=name&cols=name,note&q=aa")
    assert state_of(state.query) == state


def test_neighbours_are_the_rows_before_and_after(rows: Rows) -> None:
    names = walked(rows, "", 50)
    by_name = dict(rows.values_list("name", "id"))
    found = neighbours(rows, state_of(), by_name[names[4]])
    assert found is not None
    assert (found.previous_id, found.next_id) == (by_name[names[3]], by_name[names[5]])
    assert (found.position, found.size.count) == (5, len(NAMES))


def test_the_ends_of_a_list_have_one_neighbour(rows: Rows) -> None:
    names, by_name = walked(rows, "", 50), dict(rows.values_list("name", "id"))
    first = neighbours(rows, state_of(), by_name[names[0]])
    last = neighbours(rows, state_of(), by_name[names[-1]])
    assert first is not None
    assert last is not None
    assert (first.previous_id, last.next_id) == (None, None)


def test_a_row_outside_the_list_has_no_neighbours(rows: Rows) -> None:
    assert neighbours(rows, state_of("first=a"), rows.get(name="bb").id) is None


def test_counting_stops_at_the_bound(rows: Rows) -> None:
    assert (bounded_count(rows, 5).count, bounded_count(rows, 5).is_exact) == (5, False)
    assert bounded_count(rows).is_exact


def test_one_page_costs_one_query(rows: Rows, django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]  # a fixture of pytest-django
        page_of(rows, state_of("first=a"), 3)


def test_chips_say_what_is_filtered_and_lead_back(rows: Rows) -> None:
    listing = ListView(state_of("first=a&first=b&figure.from=2"), page_of(rows, state_of()))
    assert [(chip.label, chip.words) for chip in listing.chips] == [
        ("First letter", "A, B"),
        ("Figure", "from 2"),
    ]
    assert listing.chips[0].href == "?figure.from=2"


def test_a_sorted_head_turns_the_order_around(rows: Rows) -> None:
    heads = ListView(state_of("sort=name"), page_of(rows, state_of())).heads
    assert [(head.column.key, head.aria_sort, head.href) for head in heads] == [
        ("name", "ascending", "?sort=-name"),
        ("figure", "", "?"),
    ]


def test_choosing_a_column_keeps_the_others(rows: Rows) -> None:
    lines = ListView(state_of(), page_of(rows, state_of())).choosable_columns
    assert state_of(lines[2].href[1:]).column_keys == ("name", "figure", "note")
