"""Which of Wagtail's own menu items a role finds. Our rooms' items say it themselves (is_shown).

Hiding is for calm, not for safety: behind each address stand Wagtail's permissions or a door of ours, and
tests/desk walks them role by role.
"""

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


def keep_own(user, items: list) -> None:
    """Take out, in place, the items that are not for this person."""
    items[:] = [
        item for item in items if item.name not in WAGTAILS_OWN or user.has_role(*WAGTAILS_OWN[item.name])
    ]


def keep_own_panels(user, panels: list) -> None:
    if not user.has_role(*CONTENT):
        panels[:] = [panel for panel in panels if getattr(panel, "name", "") not in PAGE_PANELS]
    panels[:] = [panel for panel in panels if getattr(panel, "name", "") != "whats_new_in_wagtail_version"]
