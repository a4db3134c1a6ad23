"""All reads of the room, and the one rule of who sees what."""

from clientela.staff.queries.access import (
    AccessFilter,
    access_records,
    find_key,
    list_keys,
    list_sessions,
)
from clientela.staff.queries.company import company_time_zone, forget_company, get_company
from clientela.staff.queries.people import (
    active_people,
    find_by_sign_in_name,
    find_people_hits,
    get_person,
    get_region,
    get_role,
    get_team,
    list_people,
    list_regions,
    list_roles,
    list_teams,
    names_of,
    people_matching,
    require_right,
)
from clientela.staff.queries.views import get_view, pinned_views, usable_views, views_for
from clientela.staff.queries.visibility import (
    has_right,
    region_ids_under,
    register_share,
    scope_of,
    visible_to,
)

__all__ = [
    "AccessFilter",
    "access_records",
    "active_people",
    "company_time_zone",
    "find_by_sign_in_name",
    "find_key",
    "find_people_hits",
    "forget_company",
    "get_company",
    "get_person",
    "get_region",
    "get_role",
    "get_team",
    "get_view",
    "has_right",
    "list_keys",
    "list_people",
    "list_regions",
    "list_roles",
    "list_sessions",
    "list_teams",
    "names_of",
    "people_matching",
    "pinned_views",
    "region_ids_under",
    "register_share",
    "require_right",
    "scope_of",
    "usable_views",
    "views_for",
    "visible_to",
]
