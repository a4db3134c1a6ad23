"""When two names, phones or tax numbers are the same for finding a customer again."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

NOT_A_LETTER = re.compile(r"[\W_]+")
DIGITS = re.compile(r"\d+")
CHINESE_MOBILE = re.compile("1[3-9]")
SHORTEST_PHONE, LONGEST_PHONE = 7, 15
PHONE_TAIL = 11
COUNTRY_CODES = ("0086", "86")
MOBILE_DIGITS = 11


def name_key(name: str) -> str:
    """A name without case, accents, width, blanks and signs."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return NOT_A_LETTER.sub("", "".join(part for part in folded if not unicodedata.combining(part)))


def phone_key(phone: str) -> str:
    """The digits that tell a phone from another, empty where they are too few."""
    digits = _digits(phone)
    for code in COUNTRY_CODES:
        if digits.startswith(code) and len(digits) > PHONE_TAIL:
            digits = digits.removeprefix(code)
    return digits[-PHONE_TAIL:] if len(digits) >= SHORTEST_PHONE else ""


def code_key(code: str) -> str:
    """A tax number or other code without blanks, signs and case."""
    return NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", code)).casefold()


def is_phone(phone: str) -> bool:
    """Whether there are as many digits as a phone number has."""
    return SHORTEST_PHONE <= len(_digits(phone)) <= LONGEST_PHONE


def is_mobile(phone: str) -> bool:
    """Whether it may be a mobile number; one that begins as Chinese ones do has eleven digits."""
    digits = _digits(phone)
    for code in COUNTRY_CODES:
        digits = digits.removeprefix(code) if digits.startswith(f"{code}1") else digits
    return is_phone(digits) and (not CHINESE_MOBILE.match(digits) or len(digits) == MOBILE_DIGITS)


def _digits(phone: str) -> str:
    return "".join(DIGITS.findall(unicodedata.normalize("NFKC", phone)))


@dataclass(frozen=True)
class Known:
    """What is compared of a customer."""

    id: int
    code: str
    name: str
    phones: frozenset[str]
    tax: str


@dataclass(frozen=True)
class Match:
    """A customer a row may mean; `is_sure` where nobody has to look."""

    customer: Known
    is_sure: bool


@dataclass
class Register:
    """Customers by everything they can be found again by."""

    by_code: dict[str, Known] = field(default_factory=dict)
    by_tax: dict[str, Known] = field(default_factory=dict)
    by_name: dict[str, list[Known]] = field(default_factory=dict)
    by_phone: dict[str, list[Known]] = field(default_factory=dict)

    @classmethod
    def of(cls, customers: Iterable[Known]) -> "Register":
        """A register of customers."""
        register = cls()
        for customer in customers:
            register.add(customer)
        return register

    def add(self, customer: Known) -> None:
        """Enter one customer."""
        if customer.code:
            self.by_code[customer.code] = customer
        if customer.tax:
            self.by_tax.setdefault(customer.tax, customer)
        self.by_name.setdefault(name_key(customer.name), []).append(customer)
        for phone in customer.phones:
            self.by_phone.setdefault(phone, []).append(customer)

    def find(self, wanted: Known) -> Match | None:
        """Whom a row means: sure by code, tax number, or a name that nothing speaks against."""
        if wanted.code in self.by_code:
            return Match(self.by_code[wanted.code], is_sure=True)
        if wanted.tax and wanted.tax in self.by_tax:
            return Match(self.by_tax[wanted.tax], is_sure=not wanted.code)
        namesakes = self.by_name.get(name_key(wanted.name), [])
        if namesakes:
            return Match(namesakes[0], is_sure=len(namesakes) == 1 and _agrees(namesakes[0], wanted))
        sharers = [known for phone in sorted(wanted.phones) for known in self.by_phone.get(phone, [])]
        return Match(sharers[0], is_sure=False) if sharers else None


def _agrees(known: Known, wanted: Known) -> bool:
    """Whether a namesake is the same: no other code, tax number or phone speaks against it."""
    if wanted.code or (wanted.tax and known.tax):
        return False
    return not wanted.phones or not known.phones or bool(wanted.phones & known.phones)
