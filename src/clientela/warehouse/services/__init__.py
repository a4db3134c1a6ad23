"""What can be done with the facts: copy them, run the library on them, grade by them."""

from clientela.warehouse.services.analyse import run_analysis
from clientela.warehouse.services.copy_facts import refresh_facts
from clientela.warehouse.services.grade import Grade, grades_on

__all__ = ["Grade", "grades_on", "refresh_facts", "run_analysis"]
