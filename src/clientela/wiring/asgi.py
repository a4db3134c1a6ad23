"""One process for everything: pages run as WSGI in threads, which is faster than Django's own ASGI path."""

from typing import Any, cast

from a2wsgi import WSGIMiddleware

from clientela.wiring.wsgi import application as pages

application = WSGIMiddleware(cast(Any, pages), workers=16)
