"""Which of Wagtail's own menu items a role finds. Our rooms' items say it themselves (is_shown).

Hiding is for calm, not for safety: behind each address stand Wagtail's permissions or a door of ours, and
tests/desk walks them role by role. A role with much to do finds its items by subject, so that a phone shows them all.
"""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import Menu, SubmenuMenuItem

CONTENT = ("editor", "ngo_editor", "administrator")
WAGTAILS_OWN = {
    "explorer": CONTENT,
    "images": CONTENT,
    "documents": CONTENT,
    "media": CONTENT,
    "snippets": ("editor", "administrator"),
    "reports": ("editor", "administrator"),
    "settings": ("editor", "administrator"),
    "help": (),
}
# Panels of Wagtail's home that speak of pages.
PAGE_PANELS = {
    "user_objects_in_workflow_moderation",
    "workflow_objects_to_moderate",
    "locked_pages",
    "recent_edits",
}

SHORT = 9  # items: as many fit a small screen without scrolling
SUBJECTS = (
    # name, label, icon, the items below it; it stands where the first of them stood
    (
        "requests-and-experts",
        _("Requests and experts"),
        "mail",
        ("requests", "bank", "identities", "supervision", "feedback", "expert_path", "fees"),
    ),
    (
        "groups-and-events",
        _("Groups and events"),
        "group",
        ("groups", "developers", "forum", "open-events", "signups", "group-words"),
    ),
    ("calendars", _("Calendar"), "date", ("calendar", "subscriptions")),
    (
        "content",
        _("Content and consents"),
        "doc-full-inverse",
        ("care", "tellings", "comments", "ngos", "consents", "barriers", "directory"),
    ),
    ("files", _("Files and snippets"), "doc-full", ("images", "media", "documents", "snippets")),
    ("follow-up", _("Figures and messages"), "table", ("figures", "quotes", "costs", "messages-given-up")),
)


def by_subject(items: list) -> None:
    """Put a long menu, in place, below its subjects. A subject of one item is that item."""
    if len(items) <= SHORT:
        return
    for name, label, icon, names in SUBJECTS:
        own = [item for item in items if item.name in names]
        if len(own) > 1:
            own.sort(key=lambda item: names.index(item.name))
            items[:] = [item for item in items if item not in own]
            items.append(
                SubmenuMenuItem(label, Menu(None, items=own), name=name, icon_name=icon, order=own[0].order)
            )


def keep_own(user, items: list) -> None:
    """Take out, in place, the items that are not for this person."""
    items[:] = [
        item for item in items if item.name not in WAGTAILS_OWN or user.has_role(*WAGTAILS_OWN[item.name])
    ]


def keep_own_panels(user, panels: list) -> None:
    if not user.has_role(*CONTENT):
        panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in PAGE_PANELS]
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") != "whats_new_in_wagtail_version"]
