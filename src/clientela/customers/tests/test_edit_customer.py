"""Changing a card, one field or many customers at once, and taking it back."""

import pytest

from clientela.customers import queries, services
from clientela.customers.errors import ChangedMeanwhile, CodeTaken
from clientela.customers.models import Customer
from clientela.customers.tests.factories import customer_of
from clientela.kernel.changes import history_of, undo
from clientela.kernel.errors import InvalidInput
from tests.cast import Cast


def test_a_changed_field_is_kept_with_who_old_and_new(cast: Cast) -> None:
    customer = customer_of(cast.lin)
    services.edit_customer(cast.lin.actor(), customer, before={"terms_days": None}, terms_days=30)
    entry = history_of(customer)[0]
    (change,) = entry.fields
    assert (entry.who, change.name, change.old, change.new) == ("Lin Xiaoyu", "terms_days", "", "30")


def test_a_field_somebody_changed_meanwhile_is_refused_with_both_values(cast: Cast) -> None:
    customer = customer_of(cast.lin, source="Fair")
    services.edit_customer(cast.zhao.actor(), customer, source="Referral")
    with pytest.raises(ChangedMeanwhile) as refused:
        services.edit_customer(cast.lin.actor(), customer, before={"source": "Fair"}, source="Web")
    assert refused.value.facts["fields"] == {"source": ("Web", "Referral")}
    assert refused.value.facts["who"] == "Zhao Qiang"
    assert Customer.objects.get(pk=customer.pk).source == "Referral"


def test_a_new_owner_brings_the_team_and_is_told_on_the_timeline(cast: Cast) -> None:
    customer = customer_of(cast.lin)
    moved = services.edit_customer(cast.wu.actor(), customer, owner=cast.deng)
    assert (moved.team, moved.region) == (cast.guangzhou_team, cast.foshan)
    assert queries.timeline_of(moved).happenings[0].headline == "Handed from Lin Xiaoyu to Deng Yan"


def test_a_customer_is_lost_not_deleted_and_the_timeline_says_so(cast: Cast) -> None:
    lost = services.edit_customer(cast.lin.actor(), customer_of(cast.lin), stage="lost")
    assert queries.timeline_of(lost).happenings[0].headline == "Stage: Current → Lost"


def test_a_renamed_customer_is_found_by_its_new_name_only(cast: Cast) -> None:
    customer = customer_of(cast.lin, "Hengli")
    services.edit_customer(cast.lin.actor(), customer, name="Nanfeng")
    assert list(queries.find_customers(cast.lin, "nanfeng")) == [customer]
    assert not queries.find_customers(cast.lin, "hengli")


def test_name_and_code_cannot_be_empty_or_taken(cast: Cast) -> None:
    customer, other = customer_of(cast.lin), customer_of(cast.lin, "Other", code="X1")
    with pytest.raises(InvalidInput):
        services.edit_customer(cast.lin.actor(), customer, name=" ")
    with pytest.raises(CodeTaken):
        services.edit_customer(cast.lin.actor(), customer, code=other.code)


def test_a_bulk_edit_is_shown_first_with_what_changes_and_what_stays(cast: Cast) -> None:
    ids = [customer_of(cast.lin, f"Shop {n}", tags=["vip"] if n else []).pk for n in range(3)]
    preview = services.preview_bulk_edit(ids, services.BulkChange("add_tag", "vip"))
    assert (preview.chosen, preview.changed) == (3, 1)
    assert [(line.name, line.old, line.new) for line in preview.lines] == [("Shop 0", "", "vip")]
    assert Customer.objects.get(pk=ids[0]).tags == []


def test_a_bulk_edit_is_taken_back_whole_but_what_others_changed_since_stays(cast: Cast) -> None:
    customers = [customer_of(cast.lin, f"Shop {n}") for n in range(3)]
    actor = cast.zhao.actor()
    done = services.bulk_edit(actor, [each.pk for each in customers], services.BulkChange("stage", "lost"))
    services.edit_customer(cast.lin.actor(), customers[0], stage="potential")
    report = undo(done, actor)
    stages = [Customer.objects.get(pk=each.pk).stage for each in customers]
    assert stages == ["potential", "current", "current"]
    assert [(kept.object_id, kept.who) for kept in report.kept if kept.field] == [
        (customers[0].pk, "Lin Xiaoyu")
    ]


def test_undoing_a_bulk_tag_makes_the_tag_find_nothing_again(
    cast: Cast, django_capture_on_commit_callbacks: object
) -> None:
    customer = customer_of(cast.lin)
    done = services.bulk_edit(cast.lin.actor(), [customer.pk], services.BulkChange("add_tag", "fair"))
    assert customer.taggings.count() == 1
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]  # a fixture without types
        undo(done, cast.lin.actor())
    assert customer.taggings.count() == 0


def test_assigning_many_moves_them_into_the_new_owners_team(cast: Cast) -> None:
    customers = [customer_of(cast.lin, f"Shop {n}") for n in range(2)]
    change = services.BulkChange("owner", cast.deng.pk, team_id=cast.deng.team_id)
    services.bulk_edit(cast.wu.actor(), [each.pk for each in customers], change)
    assert {(each.owner, each.team) for each in Customer.objects.all()} == {(cast.deng, cast.guangzhou_team)}
    assert queries.visible_customers(cast.deng).count() == 2
