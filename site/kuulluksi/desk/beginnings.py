"""Where to begin, for roles that have no queue of their own: their rooms, with what each is for."""

from django.urls import reverse
from django.utils.translation import gettext as _


def beginnings(user) -> list[tuple[str, str, str]]:
    """(words, what it is for, address) of a role's own rooms. Empty for those whose day is a queue."""
    found = []
    if user.has_role("steering"):
        found += [
            (_("Figures"), _("The year by whole quarters, on a page or on paper."), reverse("figures")),
            (
                _("What developer groups raise"),
                _("Each waits for words about what you do."),
                reverse("developers_desk:home"),
            ),
        ]
    if user.has_role("auditor", "administrator"):
        found += [
            (
                _("Who has looked"),
                _("Whose personal data was opened, by whom and why."),
                reverse("privacy:looks"),
            ),
            (_("Who has done what"), _("Every deed, by code and never by name."), reverse("privacy:deeds")),
        ]
    if user.has_role("identity_keeper"):
        found.append(
            (
                _("Legal identities"),
                _("One name at a time, with a reason."),
                reverse("experts_desk:identities"),
            )
        )
    if user.has_role("supervisor"):
        found.append(
            (_("Work supervision"), _("Your coming times, and who comes."), reverse("experts_desk:supervision"))
        )
    return found
