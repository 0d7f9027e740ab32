"""Where an issue stands with those who were asked, and what a group says of a statement."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    SENT = "sent", _("sent")
    HEARD = "heard", _("heard")
    UNDER_WORK = "under_work", _("under work")
    DONE = "done", _("done")
    NOT_POSSIBLE = "not_possible", _("not possible")


OPEN = frozenset({Status.SENT, Status.HEARD, Status.UNDER_WORK})
SETTLED = frozenset({Status.DONE, Status.NOT_POSSIBLE})
SAYS_WHY = SETTLED  # these need words: what was done, or why it is not possible
FOLLOWS = {
    Status.SENT: frozenset({Status.HEARD, Status.UNDER_WORK, *SETTLED}),
    Status.HEARD: frozenset({Status.UNDER_WORK, *SETTLED}),
    Status.UNDER_WORK: SETTLED,
    Status.DONE: frozenset({Status.UNDER_WORK}),  # taken up again
    Status.NOT_POSSIBLE: frozenset({Status.UNDER_WORK}),
}


class Stand(models.TextChoices):
    AGREED = "agreed", _("agrees")
    REMARK = "remark", _("agrees with a remark")
    ASIDE = "aside", _("stands aside")


WITH_US = frozenset({Stand.AGREED, Stand.REMARK})
