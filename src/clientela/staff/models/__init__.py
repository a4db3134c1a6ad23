"""The tables of the people who work here and what each may do and see."""

from clientela.staff.models.access import AccessRecord, ApiToken
from clientela.staff.models.company import Company
from clientela.staff.models.person import Person
from clientela.staff.models.places import Region, Team
from clientela.staff.models.role import Role
from clientela.staff.models.views import PinnedView, SavedView

__all__ = [
    "AccessRecord",
    "ApiToken",
    "Company",
    "Person",
    "PinnedView",
    "Region",
    "Role",
    "SavedView",
    "Team",
]
