"""Reads what people type about products and categories."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from clientela.catalog.models import Category, Product
from clientela.catalog.queries import list_categories

INDENT = "\u2003"


class CategoryChoice(forms.ModelChoiceField):  # type: ignore[type-arg]  # not generic at run time
    """A category, shown at its place in the tree."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{INDENT * (obj.path.count('/') - 2)}{obj.name}"


class ProductForm(forms.ModelForm[Product]):
    """A product; cost only for those who may see it."""

    category = CategoryChoice(label=_("Category"), queryset=Category.objects.none(), required=False)

    class Meta:
        model = Product
        fields = ("code", "name", "alt_name", "category", "unit", "price", "cost", "is_active")

    def __init__(self, *args: Any, sees_cost: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["category"].queryset = list_categories()  # type: ignore[attr-defined]  # a ModelChoiceField
        if not sees_cost:
            del self.fields["cost"]

    def validate_unique(self) -> None:
        """A code that is taken is said by the service, in its own words."""


class CategoryForm(forms.ModelForm[Category]):
    """A category and what it is part of."""

    parent = CategoryChoice(label=_("Part of"), queryset=Category.objects.none(), required=False)

    class Meta:
        model = Category
        fields = ("name", "alt_name", "parent")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        above = list_categories()
        if self.instance.pk:
            above = above.exclude(path__startswith=self.instance.path)
        self.fields["parent"].queryset = above  # type: ignore[attr-defined]  # a ModelChoiceField

    def validate_unique(self) -> None:
        """A name that is taken is said by the service, in its own words."""
