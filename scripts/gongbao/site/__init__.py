"""The site: a Datasette plugin with pages of its own, and the function that serves a package with it.

Datasette finds the plugin by its entry point, so that ``datasette data/gongbao.db --metadata metadata.yml``
shows the same pages as ``gongbao serve``.
"""

from gongbao.site.plugin import (
    asgi_wrapper,
    extra_template_vars,
    get_metadata,
    handle_exception,
    prepare_connection,
    register_routes,
    render_cell,
    startup,
)
from gongbao.site.serving import application, serve

__all__ = [
    "application",
    "asgi_wrapper",
    "extra_template_vars",
    "get_metadata",
    "handle_exception",
    "prepare_connection",
    "register_routes",
    "render_cell",
    "serve",
    "startup",
]
