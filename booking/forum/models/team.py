"""Who plans a forum: roles for the public, accounts for the desk, and nobody's name."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kuulluksi.directory.models import Translated

from .forum import Forum


class PlanningRole(models.Model):
    """One line of the planning team, as it is read: “four young people of the developer group”."""

    forum = models.ForeignKey(Forum, models.CASCADE, related_name="team")
    role_fi = models.CharField(
        _("role in Finnish"),
        max_length=120,
        help_text=_(
            "As everybody reads it, for example: four young people of the developer group. Nobody's name."
        ),
    )
    role_sv = models.CharField(_("role in Swedish"), max_length=120, blank=True)
    role_en = models.CharField(_("role in English"), max_length=120, blank=True)
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("account"),
        help_text=_("Who it is of our own staff. Only this desk shows it."),
    )

    role = Translated()

    class Meta:
        ordering = ["pk"]
        verbose_name = _("planning role")
        verbose_name_plural = _("planning roles")
        constraints = [
            models.UniqueConstraint(
                fields=["forum", "role_fi"],
                name="a_planning_role_once",
                violation_error_message=_("This role is in the team already."),
            )
        ]

    def __str__(self):
        return f"planning-role-{self.pk}"
