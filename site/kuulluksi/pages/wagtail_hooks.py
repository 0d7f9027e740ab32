"""What this room adds to the staff's admin: choosers that tell nobody else's drafts, and the shared words."""

from django.shortcuts import redirect
from django.urls import include, path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from . import editor_hooks, names_of_editors  # noqa: F401  the first registers hooks by being read
from .care_desk import DESK
from .drafts import shown_to
from .links_in_text import LinksInEditor, PublishedLinks
from .models import GroupSearchWords, NgoPage, SearchPromotion, SearchSynonyms, SiteNotice, StoryCategory
from .ngos.desk import DESK as NGO_DESK


@hooks.register("construct_page_chooser_queryset")
def only_published_or_own(pages, request):
    """A chooser shows titles the public sees; a draft's own title only to those who may change the page."""
    return pages.filter(pk__in=shown_to(request.user).values("pk"))


@hooks.register("after_edit_page")
def back_to_own_desk(request, page):
    """An NGO's editor has sent a change: Wagtail would show the folder below the listing, which is always empty."""
    user = request.user
    if (
        "action-submit" in request.POST
        and isinstance(page, NgoPage)
        and not user.has_role("coordinator", "editor")
    ):
        return redirect("ngos_desk:list")
    return None


@hooks.register("register_rich_text_features", order=10)
def links_follow_their_pages(features):
    features.register_link_type(PublishedLinks)
    taken_in = features.converter_rules_by_converter["contentstate"]["link"]["from_database_format"]
    taken_in['a[linktype="page"]'] = LinksInEditor("LINK")


@hooks.register("register_admin_urls")
def addresses():
    return [
        path("sisalto/", include("kuulluksi.pages.care_desk")),
        path("tarjotut/", include("kuulluksi.pages.stories.desk")),
        path("jarjestosivut/", include("kuulluksi.pages.ngos.desk")),
        path("kommentit/", include("kuulluksi.pages.comments.desk")),
    ]


class CareMenuItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*DESK)


@hooks.register("register_admin_menu_item")
def care_item():
    return CareMenuItem(_("To look at again"), reverse("care:list"), name="care", icon_name="view", order=70)


class NgosItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*NGO_DESK)


@hooks.register("register_admin_menu_item")
def ngos_item():
    return NgosItem(_("NGO listings"), reverse("ngos_desk:list"), name="ngos", icon_name="group", order=69)


class EditorsItem(MenuItem):
    """For communications editors. The views behind it say the same."""

    def is_shown(self, request):
        return request.user.has_role("editor")


@hooks.register("register_admin_menu_item")
def tellings_item():
    return EditorsItem(
        _("Offered stories"), reverse("stories_desk:list"), name="tellings", icon_name="openquote", order=71
    )


@hooks.register("register_admin_menu_item")
def comments_item():
    return EditorsItem(
        _("Comments"), reverse("comments_desk:queue"), name="comments", icon_name="comment", order=72
    )


class StoryCategoryViewSet(SnippetViewSet):
    model = StoryCategory
    icon = "tag"
    list_display = ["name_fi", "name_sv", "name_en"]


class SiteNoticeViewSet(SnippetViewSet):
    model = SiteNotice
    icon = "warning"
    list_display = ["words_fi", "starts_at", "ends_at"]


class SearchSynonymsViewSet(SnippetViewSet):
    model = SearchSynonyms
    icon = "search"
    list_display = ["words", "language"]
    list_filter = ["language"]


class SearchPromotionViewSet(SnippetViewSet):
    model = SearchPromotion
    icon = "search"
    list_display = ["words", "language", "page"]
    list_filter = ["language"]


class GroupSearchWordsViewSet(SnippetViewSet):
    model = GroupSearchWords
    icon = "search"
    list_display = ["group", "language", "words"]
    list_filter = ["language"]


register_snippet(SearchSynonymsViewSet)
register_snippet(GroupSearchWordsViewSet)
register_snippet(SearchPromotionViewSet)
register_snippet(StoryCategoryViewSet)
register_snippet(SiteNoticeViewSet)
names_of_editors.keep_to_whom_they_concern()
