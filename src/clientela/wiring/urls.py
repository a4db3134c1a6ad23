"""Every address of the application, room by room."""

from django.urls import include, path

from clientela.wiring.api import api

urlpatterns = [
    path("", include("clientela.workspace.urls")),
    path("", include("clientela.shell.urls")),
    path("account/", include("clientela.staff.account_urls")),
    path("staff/", include("clientela.staff.urls")),
    path("agenda/", include("clientela.agenda.urls")),
    path("imports/", include("clientela.imports.urls")),
    path("customers/", include("clientela.customers.urls")),
    path("products/", include("clientela.catalog.urls")),
    path("orders/", include("clientela.orders.urls")),
    path("retention/", include("clientela.retention.urls")),
    path("api/", api.urls),
]
handler400 = "clientela.shell.error_pages.bad_request"
handler403 = "clientela.shell.error_pages.permission_denied"
handler404 = "clientela.shell.error_pages.page_not_found"
handler500 = "clientela.shell.error_pages.server_error"
