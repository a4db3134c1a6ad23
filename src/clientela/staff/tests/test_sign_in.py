"""Signing in: by name or email, with a second factor, never by trying around."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoCaptureOnCommitCallbacks

from clientela.kernel.actors import SYSTEM
from clientela.staff import services
from clientela.staff.errors import MoreThanOwn
from clientela.staff.models import AccessRecord, Person
from tests.cast import Cast

PASSWORD = "steam-wok-ladle-river"
LOGIN = "/account/login"


@pytest.fixture
def lin_with_password(cast: Cast) -> Person:
    cast.lin.password = make_password(PASSWORD)
    cast.lin.email = "lin@yuechu.example"
    cast.lin.save()
    return cast.lin


@pytest.fixture(autouse=True)
def _no_tries_yet(db: None) -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def _codes_of_one_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes change every 30 seconds; here none does in the middle of a test."""
    monkeypatch.setattr(totp, "time", SimpleNamespace(time=lambda: 1_800_000_000.0))


def sign_in(client: Client, login: str = "lin", password: str = PASSWORD, **more: Any) -> Any:
    return client.post(LOGIN, {"login": login, "password": password, **more})


def is_signed_in(client: Client) -> bool:
    return client.get("/account/").status_code == 200


def test_a_person_signs_in_by_name_and_lands_on_today(lin_with_password: Person, client: Client) -> None:
    answer = sign_in(client)
    assert answer.status_code == 302
    assert answer["Location"] == "/"
    assert is_signed_in(client)


@pytest.mark.parametrize("login", ["LIN", "lin@yuechu.example", "Lin@Yuechu.example"])
def test_capitals_and_email_do_as_well(lin_with_password: Person, client: Client, login: str) -> None:
    sign_in(client, login)
    assert is_signed_in(client)


def test_after_signing_in_one_is_back_where_one_wanted_to_go(
    lin_with_password: Person, client: Client
) -> None:
    assert sign_in(client, next="/account/keys")["Location"] == "/account/keys"


def test_nobody_is_led_to_another_site(lin_with_password: Person, client: Client) -> None:
    assert sign_in(client, next="https://evil.example/")["Location"] == "/"


def test_a_wrong_password_and_an_unknown_name_sound_the_same(
    lin_with_password: Person, client: Client
) -> None:
    wrong = sign_in(client, password="wrong")
    unknown = sign_in(client, login="nobody", password="wrong")
    words = "Name and password do not fit together."
    assert words in wrong.text
    assert words in unknown.text
    assert not is_signed_in(client)


def test_who_left_cannot_sign_in_and_learns_nothing(
    lin_with_password: Person, cast: Cast, client: Client
) -> None:
    services.let_go(cast.admin.actor(), lin_with_password)
    assert "Name and password do not fit together." in sign_in(client).text
    assert not is_signed_in(client)
    assert AccessRecord.objects.filter(person=lin_with_password, detail="inactive").exists()


def test_after_five_wrong_tries_even_the_right_password_is_refused(
    lin_with_password: Person, client: Client
) -> None:
    for _ in range(5):
        sign_in(client, password="wrong")
    answer = sign_in(client)
    assert "Too many wrong tries." in answer.text
    assert not is_signed_in(client)
    assert AccessRecord.objects.filter(person=lin_with_password, detail="locked").count() == 1


def test_the_lock_holds_for_one_name_only(lin_with_password: Person, client: Client) -> None:
    for _ in range(6):
        sign_in(client, login="deng", password="wrong")
    sign_in(client)
    assert is_signed_in(client)


def test_every_sign_in_and_refusal_is_recorded(lin_with_password: Person, client: Client) -> None:
    sign_in(client, password="wrong")
    sign_in(client)
    client.post("/account/logout")
    kinds = list(
        AccessRecord.objects.filter(person=lin_with_password).order_by("pk").values_list("kind", "detail")
    )
    assert kinds == [("sign_in_refused", "password"), ("sign_in", ""), ("sign_out", "")]


def test_what_a_stranger_typed_is_not_kept(cast: Cast, client: Client) -> None:
    sign_in(client, login="my-secret-password", password="oops")
    record = AccessRecord.objects.get(kind="sign_in_refused")
    assert record.person is None
    assert "my-secret-password" not in f"{record.person_name} {record.detail}"


@pytest.mark.parametrize("path", ["/account/signup/", "/account/email/", "/account/password/reset/"])
def test_pages_of_allauth_that_we_do_not_offer_are_absent(cast: Cast, client: Client, path: str) -> None:
    assert client.get(path).status_code == 404


class TestSecondFactor:
    """With a second factor the password alone opens nothing."""

    @pytest.fixture
    def secret(self, lin_with_password: Person) -> str:
        secret = totp.generate_totp_secret()
        totp.TOTP.activate(lin_with_password, secret)
        return secret

    def test_the_password_leads_to_the_code_and_the_code_in(self, secret: str, client: Client) -> None:
        assert sign_in(client)["Location"] == reverse("mfa_authenticate")
        assert not is_signed_in(client)
        assert client.get(reverse("mfa_authenticate")).status_code == 200
        client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
        assert is_signed_in(client)

    def test_a_wrong_code_is_refused_and_recorded(
        self, secret: str, lin_with_password: Person, client: Client
    ) -> None:
        sign_in(client)
        wrong = "000000" if code_of(secret) != "000000" else "111111"
        answer = client.post(reverse("mfa_authenticate"), {"code": wrong})
        assert "This code does not fit." in answer.text
        assert not is_signed_in(client)
        assert AccessRecord.objects.filter(person=lin_with_password, detail="second_factor").exists()

    def test_a_code_opens_only_once(self, secret: str, client: Client) -> None:
        code = code_of(secret)
        sign_in(client)
        client.post(reverse("mfa_authenticate"), {"code": code})
        thief = Client()
        sign_in(thief)
        thief.post(reverse("mfa_authenticate"), {"code": code})
        assert not is_signed_in(thief)

    def test_an_administrator_can_take_it_away_when_the_phone_is_lost(
        self, secret: str, cast: Cast, client: Client
    ) -> None:
        services.remove_second_factor(cast.admin.actor(), cast.lin)
        sign_in(client)
        assert is_signed_in(client)


def test_setting_up_the_second_factor_asks_the_password_shows_a_picture_and_gives_codes(
    lin_with_password: Person,
    client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    sign_in(client)
    page = reverse("mfa_activate_totp")
    assert client.get(page)["Location"].startswith(reverse("account_reauthenticate"))
    assert client.get(reverse("account_reauthenticate")).status_code == 200
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD, "next": page})
    shown = client.get(page)
    assert "data:image/svg+xml;base64," in shown.text
    assert "style=" not in shown.text
    secret = shown.context["form"].secret
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(page, {"code": code_of(secret)}, follow=True)
    codes = answer.context["unused_codes"]
    assert len(codes) == 10
    assert codes[0] in answer.text
    assert client.get(reverse("mfa_index")).status_code == 200
    assert client.get(reverse("mfa_download_recovery_codes")).text.count("\n") >= 10
    assert AccessRecord.objects.filter(detail="totp_added").exists()


def test_a_recovery_code_lets_in_once_and_the_factor_can_be_switched_off(
    lin_with_password: Person, client: Client
) -> None:
    sign_in(client)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    form = client.get(reverse("mfa_activate_totp")).context["form"]
    client.post(reverse("mfa_activate_totp"), {"code": code_of(form.secret)})
    code = client.get(reverse("mfa_view_recovery_codes")).context["unused_codes"][0]
    other = Client()
    sign_in(other)
    other.post(reverse("mfa_authenticate"), {"code": code})
    assert is_signed_in(other)
    assert client.get(reverse("mfa_deactivate_totp")).status_code == 200
    client.post(reverse("mfa_deactivate_totp"))
    assert not Authenticator.objects.filter(user_id=lin_with_password.pk).exists()


class TestPasswords:
    """Choosing and changing a password."""

    def test_a_link_lets_a_newcomer_choose_a_password_once(self, cast: Cast, client: Client) -> None:
        link = welcome(cast.deng, services.make_sign_in_link(cast.admin.actor(), cast.deng))
        assert "Deng Yan" in client.get(link).text
        assert client.post(link, {"password": PASSWORD})["Location"] == LOGIN
        sign_in(client, "deng")
        assert is_signed_in(client)
        assert Client().get(link).status_code == 403

    def test_a_weak_password_is_not_taken(self, cast: Cast, client: Client) -> None:
        link = welcome(cast.deng, services.make_sign_in_link(cast.admin.actor(), cast.deng))
        assert client.post(link, {"password": "1234567890"}).status_code == 200
        cast.deng.refresh_from_db()
        assert not cast.deng.has_usable_password()

    def test_somebody_elses_link_opens_nothing(self, cast: Cast, client: Client) -> None:
        secret = services.make_sign_in_link(cast.admin.actor(), cast.deng)
        assert client.get(welcome(cast.lin, secret)).status_code == 403

    def test_changing_the_password_ends_the_other_sessions(
        self, lin_with_password: Person, client: Client
    ) -> None:
        other = Client()
        sign_in(other)
        sign_in(client)
        new = "four-quiet-red-kettles"
        answer = client.post(
            "/account/password", {"oldpassword": PASSWORD, "password1": new, "password2": new}
        )
        assert answer.status_code == 302
        assert is_signed_in(client)
        assert not is_signed_in(other)

    def test_nobody_makes_links_for_those_who_may_more(self, cast: Cast) -> None:
        clerk = services.add_role(
            SYSTEM, key="clerk", name="Clerk", reach="company", rights_held=["staff.manage"]
        )
        services.edit_person(SYSTEM, cast.he, role=clerk)
        with pytest.raises(MoreThanOwn):
            services.make_sign_in_link(cast.he.actor(), cast.admin)


def code_of(secret: str) -> str:
    counter = next(iter(totp.yield_hotp_counters_from_time()))
    return str(totp.format_hotp_value(totp.hotp_value(secret, counter)))


def welcome(person: Person, secret: str) -> str:
    return reverse("account_welcome", args=[person.ref, secret])


def test_sign_in_does_not_name_the_password_in_errors(cast: Cast, client: Client) -> None:
    assert PASSWORD not in sign_in(client, login="nobody").text


Browser = Callable[[Person], Client]


class TestSessions:
    """Where a person is signed in, and ending it."""

    def test_a_person_ends_one_session_and_all_others(self, lin_with_password: Person) -> None:
        here, phone, tablet = Client(), Client(), Client()
        for browser in (here, phone, tablet):
            sign_in(browser)
        page = here.get(reverse("usersessions_list"))
        assert len(page.context["sessions"]) == 3
        phone_session = next(
            s for s in page.context["sessions"] if s.session_key == phone.session.session_key
        )
        here.post(reverse("end_session", args=[phone_session.pk]))
        assert not is_signed_in(phone)
        assert is_signed_in(tablet)
        here.post(reverse("end_other_sessions"))
        assert not is_signed_in(tablet)
        assert is_signed_in(here)

    def test_nobody_ends_the_session_of_another(self, lin_with_password: Person, cast: Cast) -> None:
        lins, dengs = Client(), Client()
        sign_in(lins)
        dengs.force_login(cast.deng)
        session = lins.get(reverse("usersessions_list")).context["sessions"][0]
        assert dengs.post(reverse("end_session", args=[session.pk])).status_code == 404
        assert is_signed_in(lins)

    def test_whoever_is_let_go_is_out_at_the_next_click(self, cast: Cast, client_of: Browser) -> None:
        browser = client_of(cast.lin)
        assert is_signed_in(browser)
        services.let_go(cast.admin.actor(), cast.lin, reason="moved to Hunan")
        assert not is_signed_in(browser)
