"""The package as a schema.org ``Dataset``, so that search engines for data find it."""

import json
from typing import Any

from markupsafe import Markup

from gongbao.schema import PACKAGE, TABLES
from gongbao.site.visit import Visit

__all__ = ["package_as_dataset", "script"]


def package_as_dataset(visit: Visit) -> Markup:
    """Return a ``script`` element with the description of the package."""
    to, absolute = visit.addresses, visit.absolute
    licence = PACKAGE.licenses[0]
    forms = (("csv", "text/csv"), ("parquet", "application/vnd.apache.parquet"))
    return script(
        {
            "@context": "https://schema.org/",
            "@type": "Dataset",
            "@id": absolute(to.base),
            "url": absolute(to.base),
            "name": visit.say(PACKAGE.title_zh, PACKAGE.title),
            "alternateName": visit.say(PACKAGE.title, PACKAGE.title_zh),
            "description": f"{PACKAGE.description_zh} {PACKAGE.description}",
            "version": PACKAGE.version,
            "license": licence.get("path", licence["name"]),
            "keywords": list(PACKAGE.keywords),
            "inLanguage": ["zh-CN", "en"],
            "isAccessibleForFree": True,
            "creator": [
                {"@type": "Organization", "name": contributor["title"]}
                for contributor in PACKAGE.contributors
            ],
            "distribution": [
                {
                    "@type": "DataDownload",
                    "name": f"{table}.{form}",
                    "encodingFormat": kind,
                    "contentUrl": absolute(f"{to.base}downloads/{table}.{form}"),
                }
                for table in TABLES
                for form, kind in forms
            ],
        }
    )


def script(content: dict[str, Any]) -> Markup:
    """Return ``content`` as a JSON-LD element: data, never run; nothing in it can end the element."""
    text = json.dumps(content, ensure_ascii=False)
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup('<script type="application/ld+json">{}</script>').format(Markup(text))
