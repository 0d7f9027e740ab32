"""Why the groups' pages open personal data, by the code that the access log keeps."""

from django.utils.translation import gettext_lazy as _

REASONS = {
    "kitchen list": _("Kitchen list"),
    "references of granted places": _("References of granted places"),
    "interest list": _("List of those who wait for a group"),
    "feedback of a season": _("Feedback on a season"),
    "a meeting was changed": _("A meeting was changed: who has heard of it"),
    "papers of a meeting": _("Papers of a developer group's meeting"),
    "an issue raised": _("An issue that a group has raised"),
    "draft of a statement": _("Draft of a statement"),
    "consultation": _("A question between developer groups"),
}
