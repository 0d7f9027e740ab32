"""Numbers that the coordinators offer to the front page: they stand there when an editor has taken them."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from kuulluksi.reports.actions import settle
from kuulluksi.reports.models import ProposedFigure

from .models import HomePage


def waiting():
    return ProposedFigure.objects.filter(state=ProposedFigure.State.PROPOSED)


@transaction.atomic
def take(row: ProposedFigure, *, by) -> list[HomePage]:
    """Put the figure on the front page of each language, in place of its own earlier number.

    A page with a draft that somebody is writing keeps it: the figure then waits in the draft.
    """
    settle(row, ProposedFigure.State.TAKEN, by=by)
    pages = list(HomePage.objects.live().select_related("locale"))
    for page in pages:
        is_written_on = page.has_unpublished_changes
        draft = page.get_latest_revision_as_object() if is_written_on else page
        with translation.override(page.locale.language_code):
            figure = {
                "number": str(row.number),
                "label": row.label,
                "year": row.year,
                "source": _("Our own figures, as of %(day)s") % {"day": row.as_of.strftime("%-d.%-m.%Y")},
                "source_link": "",
            }
        others = [
            (block.block_type, block.value)
            for block in draft.figures
            if block.value["label"] != figure["label"]
        ]
        draft.figures = [*others, ("figure", figure)]
        revision = draft.save_revision(user=by, clean=False)
        if not is_written_on:
            revision.publish(user=by)
    return pages


def leave(row: ProposedFigure, *, by) -> None:
    settle(row, ProposedFigure.State.LEFT, by=by)
