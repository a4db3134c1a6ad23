"""Says for every request who asks, for which company, in which language and time zone."""

from collections.abc import Callable

from django.contrib.auth import SESSION_KEY
from django.contrib.auth.middleware import get_user
from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.functional import SimpleLazyObject

from clientela.kernel.errors import NotFound
from clientela.staff import queries
from clientela.staff.activity import note_activity
from clientela.staff.models import Company, Person

Answer = Callable[[HttpRequest], HttpResponse]


class PersonMiddleware:
    """Sets `request.person` (None where nobody is signed in), `company` and `pinned_views`, each when asked for."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        person = _person_of(request)
        vars(request).update(
            person=person,
            company=SimpleLazyObject(_company),
            pinned_views=SimpleLazyObject(lambda: queries.pinned_lines(person) if person else []),
        )
        if person is None:
            _speak_with_stranger(request)
        else:
            speak_with(person)
            note_activity(request.session.session_key)
        response = self.get_response(request)
        if not response.streaming:
            fall_silent()
        return response


def speak_with(person: Person) -> None:
    """Use the person's language and time zone from now on."""
    translation.activate(person.language)
    timezone.activate(person.time_zone)


def fall_silent() -> None:
    """Speak with nobody in particular again; a streamed answer is still being spoken."""
    translation.deactivate()
    timezone.deactivate()


def _speak_with_stranger(request: HttpRequest) -> None:
    translation.activate(translation.get_language_from_request(request))
    timezone.activate(queries.company_time_zone())


def _person_of(request: HttpRequest) -> Person | None:
    user = get_user(request)
    if isinstance(user, Person):
        return user
    if SESSION_KEY in request.session:
        request.session.flush()
    return None


def _company() -> Company | None:
    try:
        return queries.get_company()
    except NotFound:
        return None
