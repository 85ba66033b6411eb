"""The site's own pages: one module a page, beside it in ``templates`` its template and its SQL."""
