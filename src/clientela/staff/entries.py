"""What the room enters elsewhere: rights, tracked tables, the company's zone, navigation, search, commands."""

from django.utils.translation import gettext_lazy as _

from clientela.kernel import clock
from clientela.kernel.changes import track
from clientela.shell.demo_plan import DemoPlan
from clientela.shell.registry import (
    Command,
    DemoSeed,
    NavItem,
    SearchSource,
    register_command,
    register_demo,
    register_granters,
    register_group,
    register_nav,
    register_search,
)
from clientela.staff import queries, rights
from clientela.staff.models import ApiToken, Company, Person, PinnedView, Region, Role, SavedView, Team
from clientela.staff.scopes import declare_scopes

MANAGE = "staff.manage"
AUDIT = "staff.audit"
OWN_KEYS = "staff.own_keys"
GROUP = "administration"


def enter() -> None:
    """Enter everything; safe to repeat."""
    register_demo(DemoSeed(10, _plant))
    _declare_rights()
    _track()
    _enter_navigation()
    _enter_palette()
    register_granters(queries.granters_of)
    clock.use_zone_from(queries.company_time_zone)


def _plant(plan: DemoPlan) -> None:
    from clientela.staff.demo.people import plant  # noqa: PLC0415 (only the demo needs it)

    plant(plan)


def _declare_rights() -> None:
    rights.declare(MANAGE, _("Manage people, teams and roles"))
    rights.declare(AUDIT, _("See who saw and exported what"))
    declare_scopes("staff", _("People, teams and regions"), writes=False)
    rights.declare(OWN_KEYS, _("Make keys for programs"), default_roles=tuple(rights.ROLE_LABELS))


def _track() -> None:
    track(Company)
    track(Region)
    track(Team)
    track(Role)
    track(Person, skip=("password", "last_login", "joined_at"))
    track(ApiToken, parent="person", skip=("digest", "last_used_at"))
    track(SavedView, parent="person")
    track(PinnedView, parent="person")


def _enter_navigation() -> None:
    register_group(GROUP, _("Administration"), 90)
    lines = [
        ("people", _("People"), "users", MANAGE),
        ("places", _("Teams and regions"), "map-2", MANAGE),
        ("roles", _("Roles and rights"), "shield-lock", MANAGE),
        ("company", _("Company"), "building", MANAGE),
        ("access_record", _("Access record"), "eye", AUDIT),
    ]
    for order, (key, label, icon, right) in enumerate(lines):
        register_nav(NavItem(f"staff.{key}", label, f"staff:{key}", icon, GROUP, order, right))


def _enter_palette() -> None:
    register_search(SearchSource("staff.people", _("People"), queries.find_people_hits, order=80))
    register_command(Command("staff.preferences", _("Preferences"), "settings", "account_preferences"))
    register_command(Command("staff.sessions", _("My sessions"), "devices", "usersessions_list"))
    register_command(Command("staff.invite", _("Invite a person"), "user-plus", "staff:invite", right=MANAGE))
    register_command(Command("staff.sign_out", _("Sign out"), "logout", "account_logout"))
