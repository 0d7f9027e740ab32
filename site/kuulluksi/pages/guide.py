"""The editor's guide: ordinary pages that only those who are signed in may read."""

from wagtail.models import Page

from . import wayfinding

SLUG = "toimittajan-opas"


def address() -> str:
    """Where the guide begins; empty while nobody has written one."""
    root = wayfinding.roots().get("fi")
    if root is None:
        return ""
    page = Page.objects.live().filter(url_path=f"{root.url_path}{SLUG}/").first()
    return wayfinding.address_of(page, "fi") if page else ""
