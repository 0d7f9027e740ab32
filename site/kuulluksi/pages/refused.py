"""Pages that were to be published on a day and lacked something then: editors are told until somebody sees to it."""

from django.db.models import OuterRef, Subquery
from wagtail.log_actions import log
from wagtail.models import Page, PageLogEntry

REFUSED = "pages.publish.refused"
SEEN_TO = ("wagtail.publish", "wagtail.publish.schedule", "wagtail.publish.scheduled", "wagtail.unpublish")


def tell(revision) -> None:
    log(instance=revision.content_object, action=REFUSED, revision=revision)


def pages():
    """Pages with the time of the refusal (``refused_at``), until they are published, given a new day or left without
    one. Begins from the few refusals, never from all pages."""
    told = PageLogEntry.objects.filter(page=OuterRef("pk"), action__in=(REFUSED, *SEEN_TO))
    last = told.order_by("-timestamp", "-pk")
    refused = PageLogEntry.objects.filter(action=REFUSED).order_by().values("page")
    return (
        Page.objects.filter(pk__in=refused, latest_revision__isnull=False)
        .exclude(latest_revision__content__go_live_at=None)
        .annotate(
            last_told=Subquery(last.values("action")[:1]), refused_at=Subquery(last.values("timestamp")[:1])
        )
        .filter(last_told=REFUSED)
    )


def since(page):
    """When this page was refused, or None. One query."""
    return pages().filter(pk=page.pk).values_list("refused_at", flat=True).first()
