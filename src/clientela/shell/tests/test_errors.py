"""Broken rules reach people as something they can act on."""

import pytest
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.utils import translation
from django_htmx.middleware import HtmxMiddleware

from clientela.kernel.errors import BusinessError, Conflict, InvalidInput, NotFound, Refused
from clientela.shell import error_pages, registry
from clientela.shell.middleware import ErrorMiddleware

ERRORS = [
    (BusinessError("orders.credit_limit_exceeded", "The limit is 20,000."), 422),
    (
        InvalidInput(
            "customers.bad_mobile", "Some fields need a look.", {"mobile": "A mobile has 11 digits."}
        ),
        422,
    ),
    (NotFound("customers.not_found", "There is no such customer."), 404),
    (Refused("staff.refused", "You may not lend cards.", right="customers.lend"), 403),
    (Conflict("kernel.changed", "Zhao Qiang changed it.", fields={"Limit": ("25,000", "40,000")}), 409),
]


@pytest.fixture(autouse=True)
def english() -> object:
    with translation.override("en"):
        yield


def answered(error: Exception, *, by_htmx: bool) -> HttpResponse | None:
    request = RequestFactory().get("/", headers={"HX-Request": "true"} if by_htmx else {})

    def see(asked: HttpRequest) -> HttpResponse:
        answer = ErrorMiddleware(lambda _: HttpResponse()).process_exception(asked, error)
        return answer or HttpResponse("not ours")

    return HtmxMiddleware(see)(request)


@pytest.mark.parametrize("error", [error for error, _ in ERRORS])
def test_htmx_gets_a_marked_fragment(error: BusinessError) -> None:
    answer = answered(error, by_htmx=True)
    assert answer is not None
    assert (answer.status_code, answer["X-Problem"]) == (422, error.code)
    assert str(error.message) in answer.content.decode()
    assert "<html" not in answer.content.decode()


@pytest.mark.parametrize(("error", "status"), ERRORS)
def test_a_browser_gets_a_page(error: BusinessError, status: int) -> None:
    answer = answered(error, by_htmx=False)
    assert answer is not None
    assert answer.status_code == status
    assert "<html" in answer.content.decode()


def test_a_fields_problem_is_told_with_the_field() -> None:
    answer = answered(ERRORS[1][0], by_htmx=True)
    assert answer is not None
    assert "A mobile has 11 digits." in answer.content.decode()


def test_a_conflict_shows_both_values() -> None:
    answer = answered(ERRORS[4][0], by_htmx=True)
    assert answer is not None
    assert all(words in answer.content.decode() for words in ("25,000", "40,000", "Zhao Qiang"))


def test_a_refusal_says_who_can_give_the_right(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "_granters", [lambda right: [f"Wu Jian ({right})"]])
    answer = answered(ERRORS[3][0], by_htmx=True)
    assert answer is not None
    assert "Wu Jian (customers.lend) can give you this right." in answer.content.decode()


def test_a_fault_of_ours_is_left_to_the_server_error_page() -> None:
    answer = answered(ZeroDivisionError(), by_htmx=False)
    assert answer is not None
    assert answer.content == b"not ours"


def test_the_server_error_page_needs_no_database() -> None:
    answer = error_pages.server_error(RequestFactory().get("/"))
    assert answer.status_code == 500
    assert "Something went wrong on our side" in answer.content.decode()


def test_a_panel_that_failed_offers_to_try_again() -> None:
    words = render_to_string(
        "shell/parts/retry.html", {"title": "The orders are missing.", "url": "/orders/panel"}
    )
    assert 'hx-get="/orders/panel"' in words
