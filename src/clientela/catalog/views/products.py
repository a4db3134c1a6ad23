"""The list of products, the page of one, and its editor."""

from copy import copy
from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from clientela.catalog import queries, services
from clientela.catalog.entries import CARD, EDIT, EXPORT, MARGIN, SEE
from clientela.catalog.forms import ProductForm
from clientela.catalog.list_spec import LIST_KEY, cells_of, heads_of, spec_for
from clientela.kernel.changes import history_of
from clientela.shell.keeping import kept
from clientela.shell.listing import ListView, bounded_count, matching, page_of, read_state
from clientela.shell.registry import panels_of
from clientela.shell.table_files import table_file
from clientela.shell.toasts import toast_next
from clientela.staff import queries as staff
from clientela.staff.access import PersonRequest, signed_in
from clientela.staff.services import record_access

if TYPE_CHECKING:
    from clientela.catalog.models import Product


@signed_in(SEE)
def page(request: PersonRequest) -> HttpResponse:
    """The list."""
    state = read_state(request.GET, spec_for(request.person))
    rows = queries.visible_products(request.person)
    context = {
        "heading": _("Products"),
        "listing": ListView(state, page_of(rows, state), bounded_count(matching(rows, state))),
        "row_template": "catalog/_row.html",
        "views": staff.views_for(request.person, LIST_KEY),
        "save_view_url": reverse("staff:save_view", args=[LIST_KEY]),
        "may_edit": request.person.has_right(EDIT),
        "may_export": request.person.has_right(EXPORT),
        "empty_title": _("No products yet"),
        "empty_text": _("Products you add or import with orders stand here."),
    }
    return render(request, "catalog/list.html", context)


@signed_in(EXPORT)
def export(request: PersonRequest) -> FileResponse:
    """The products of the list, or those ticked, as CSV or as a workbook."""
    asked = request.POST or request.GET
    state = read_state(
        QueryDict(asked["query"]) if "query" in asked else request.GET, spec_for(request.person)
    )
    kind = asked.get("kind", "csv")
    record_access(
        request.person.actor(), kind="export", subject_kind="catalog.product", detail=f"{kind}, {state.query}"
    )
    sees_cost = request.person.has_right(MARGIN)
    found = matching(queries.visible_products(request.person), state).order_by("code")
    if ids := [int(text) for text in asked.getlist("ids") if text.isdigit() and not asked.get("all")]:
        found = found.filter(pk__in=ids)
    rows = (cells_of(product, sees_cost=sees_cost) for product in found.iterator(1_000))
    return table_file([heads_of(sees_cost=sees_cost), *rows], kind, _("products"))


@signed_in(SEE)
def product(request: PersonRequest, ref: str) -> HttpResponse:
    """The page of a product, with what other rooms know of it."""
    found = queries.get_product(request.person, ref)
    context = {
        "product": found,
        "list_name": _("Products"),
        "list_url": reverse("catalog:list"),
        "changes": history_of(found, limit=20),
        "panels": _panels(request, found),
        "may_edit": request.person.has_right(EDIT),
        "sees_cost": request.person.has_right(MARGIN),
    }
    return render(request, "catalog/product.html", context)


@signed_in(EDIT)
def new(request: PersonRequest) -> HttpResponse:
    """A new product."""
    form = ProductForm(request.POST or None, sees_cost=request.person.has_right(MARGIN))
    made: list[Product] = []
    if request.method == "POST" and kept(form, lambda: made.append(_create(request, form))):
        toast_next(request, _("%(name)s is added.") % {"name": made[0].name})
        return redirect("catalog:product", made[0].ref)
    context = {
        "heading": _("New product"),
        "form": form,
        "submit": _("Add the product"),
        "back_url": reverse("catalog:list"),
        "parent_name": _("Products"),
    }
    return render(request, "shell/form.html", context)


@signed_in(EDIT)
def edit(request: PersonRequest, ref: str) -> HttpResponse:
    """A product's fields, in a dialog."""
    found = queries.get_product(request.person, ref)
    sees_cost = request.person.has_right(MARGIN)
    form = ProductForm(request.POST or None, instance=copy(found), sees_cost=sees_cost)
    actor = request.person.actor()
    if request.method == "POST" and kept(
        form, lambda: services.edit_product(actor, found.pk, **form.cleaned_data)
    ):
        return HttpResponseClientRedirect(reverse("catalog:product", args=[ref]))
    context = {"heading": found.name, "form": form, "submit": _("Keep"), "action_url": request.path}
    return render(request, "shell/form_dialog.html", context)


def _create(request: PersonRequest, form: ProductForm) -> "Product":
    return services.create_product(request.person.actor(), **form.cleaned_data)


def _panels(request: PersonRequest, found: "Product") -> list[dict[str, Any]]:
    return [
        {
            "panel": panel,
            "drawn": render_to_string(
                panel.template, {"product": found, **panel.context(request.person, found)}, request
            ),
        }
        for panel in panels_of(CARD, request.person, "side")
    ]
