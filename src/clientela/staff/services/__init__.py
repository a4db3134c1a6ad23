"""What can be done with people, teams, roles, keys and views: one function per verb."""

from clientela.staff.services.access import record_access
from clientela.staff.services.company import edit_company
from clientela.staff.services.found_company import Founded, Founding, found_company
from clientela.staff.services.keys import create_key, mark_key_used, revoke_key
from clientela.staff.services.people import (
    edit_person,
    invite_person,
    let_back_in,
    let_go,
    set_preferences,
)
from clientela.staff.services.places import (
    add_region,
    add_team,
    edit_region,
    edit_team,
    remove_region,
    remove_team,
)
from clientela.staff.services.roles import add_role, edit_role, remove_role
from clientela.staff.services.sign_in_links import choose_password, make_sign_in_link, require_unspent
from clientela.staff.services.sign_in_sessions import (
    end_session,
    end_sessions_as,
    end_sessions_of,
    mark_session_seen,
    remove_second_factor,
)
from clientela.staff.services.views import (
    delete_view,
    edit_view,
    pin_view,
    reorder_pins,
    save_view,
    unpin_view,
)

__all__ = [
    "Founded",
    "Founding",
    "add_region",
    "add_role",
    "add_team",
    "choose_password",
    "create_key",
    "delete_view",
    "edit_company",
    "edit_person",
    "edit_region",
    "edit_role",
    "edit_team",
    "edit_view",
    "end_session",
    "end_sessions_as",
    "end_sessions_of",
    "found_company",
    "invite_person",
    "let_back_in",
    "let_go",
    "make_sign_in_link",
    "mark_key_used",
    "mark_session_seen",
    "pin_view",
    "record_access",
    "remove_region",
    "remove_role",
    "remove_second_factor",
    "remove_team",
    "reorder_pins",
    "require_unspent",
    "revoke_key",
    "save_view",
    "set_preferences",
    "unpin_view",
]
