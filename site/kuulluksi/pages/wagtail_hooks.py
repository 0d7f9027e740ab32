"""What this room adds to the staff's admin: choosers that tell nobody else's drafts, and the shared words."""

from django.db.models import F, Q
from wagtail import hooks
from wagtail.models import Page
from wagtail.permissions import page_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import StoryCategory


@hooks.register("construct_page_chooser_queryset")
def only_published_or_own(pages, request):
    """A chooser shows titles the public sees; a draft's own title only to those who may change the page."""
    mine = page_permission_policy.instances_user_has_any_permission_for(request.user, {"change", "publish"})
    shown = Page.objects.filter(Q(live=True, draft_title=F("title")) | Q(pk__in=mine.values("pk")))
    return pages.filter(pk__in=shown.values("pk"))


class StoryCategoryViewSet(SnippetViewSet):
    model = StoryCategory
    icon = "tag"
    list_display = ["name_fi", "name_sv", "name_en"]


register_snippet(StoryCategoryViewSet)
