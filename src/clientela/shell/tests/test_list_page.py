"""The list page draws what its spec declares and carries its state along."""

import pytest
from django.contrib.auth.models import Group
from django.template import Template
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation

from clientela.shell.listing import Column, Filter, ListSpec, ListView, Size, page_of, read_state

pytestmark = pytest.mark.django_db
ROW = Template(
    '<tr>{% include "shell/parts/select_cell.html" with name=row.name %}'
    '{% if "name" in listing.columns %}<td>{{ row.name }}</td>{% endif %}</tr>'
)
SPEC = ListSpec(
    key="groups",
    columns=(Column("name", "Name", sort="name"), Column("note", "Note", default=False)),
    default_sort="name",
    filters=(
        Filter(
            "first",
            "First letter",
            "choice",
            lambda rows, values: rows,
            (("a", "Letter A"), ("b", "Letter B")),
        ),
        Filter("size", "Size", "range", lambda rows, span: rows),
        Filter("since", "Since", "date", lambda rows, span: rows),
        Filter("is_open", "Open", "flag", lambda rows, values: rows.none()),
    ),
    search=lambda rows, text: rows.filter(name__contains=text),
)


def page(query: str = "", **more: object) -> str:
    request = RequestFactory().get(f"/groups?{query}")
    state = read_state(request.GET, SPEC)
    listing = ListView(state, page_of(Group.objects.all(), state, 2), Size(3, is_exact=True))
    context = {"heading": "Groups", "listing": listing, "row_template": ROW, **more}
    with translation.override("en"):
        return render_to_string("shell/list.html", context, request)


@pytest.fixture(autouse=True)
def three_groups() -> None:
    Group.objects.bulk_create(Group(name=name) for name in ("alpha", "beta", "gamma"))


def test_rows_can_be_selected_for_the_bulk_bar() -> None:
    drawn = page()
    assert drawn.count('name="ids"') == 2
    assert 'aria-label="Select alpha"' in drawn
    assert "select all 3" in drawn


def test_the_foot_says_how_many_and_leads_on() -> None:
    drawn = page()
    assert "<b>2</b> rows of <b>3</b>" in drawn
    assert 'rel="next"' in drawn
    assert 'rel="prev"' not in drawn


def test_a_set_filter_is_a_chip_that_can_be_removed() -> None:
    drawn = page("first=a&first=b&size.from=5")
    assert "Letter A, Letter B" in drawn
    assert 'href="?size.from=5" aria-label="Remove filter First letter"' in drawn


def test_the_filter_form_shows_what_is_set_and_keeps_the_order() -> None:
    drawn = page("first=b&size.to=9&since.from=2026-01-31&sort=-name")
    assert 'value="b" checked' in drawn
    assert 'name="size.to" value="9"' in drawn
    assert 'name="since.from" value="2026-01-31"' in drawn
    assert '<input type="hidden" name="sort" value="-name">' in drawn


def test_searching_keeps_the_filters() -> None:
    drawn = page("first=b&q=beta")
    assert '<input type="hidden" name="first" value="b">' in drawn
    assert 'name="q" value="beta"' in drawn
    assert 'name="ids"' in drawn


def test_a_list_filtered_to_nothing_offers_everything() -> None:
    drawn = page("is_open=1")
    assert "Nothing fits these filters" in drawn
    assert 'href="/groups"' in drawn


def test_an_empty_list_says_what_would_be_here() -> None:
    Group.objects.all().delete()
    drawn = page(empty_title="No groups yet", empty_text="Groups gather people.", empty_action="New group")
    assert "No groups yet" in drawn
    assert "New group" in drawn


def test_a_changed_list_can_be_saved_as_a_view() -> None:
    assert 'hx-get="/views/new?first=a"' in page("first=a", save_view_url="/views/new")
    assert "Save as a view" not in page(save_view_url="/views/new")
