"""The one API object: every room's router under one address, one description, one way to fail."""

from importlib import import_module

from ninja import NinjaAPI, Swagger

from clientela.staff.api_access import api_auth
from clientela.staff.scopes import declare_scopes
from clientela.wiring.api_errors import translate_errors

ROUTERS = {
    "staff": "clientela.staff.api",
    "agenda": "clientela.agenda.api",
    "imports": "clientela.imports.api",
    "customers": "clientela.customers.api",
    "products": "clientela.catalog.api",
    "orders": "clientela.orders.api",
    "retention": "clientela.retention.api",
}

api = NinjaAPI(
    title="Clientela",
    version="1",
    description="Everything a person can do, under the same rights and the same visibility as the pages.",
    urls_namespace="api",
    auth=api_auth,
    docs=Swagger(settings={"persistAuthorization": True}),
)
translate_errors(api)
for prefix, module in ROUTERS.items():
    declare_scopes(prefix)
    api.add_router(f"/{prefix}", import_module(module).router, tags=[prefix])
