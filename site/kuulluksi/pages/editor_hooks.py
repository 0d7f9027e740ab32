"""What editors find in the admin: what waits for them on the first page, the pages' condition, the guide."""

from django.conf import settings
from django.templatetags.static import static
from django.urls import include, path, reverse
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from kuulluksi.middleware import MOST_BYTES_OF_STAFF

from . import condition, guide, refused
from .models import StoryComment, Telling


class WaitingPanel(Component):
    name = "waiting"
    order = 20
    template_name = "pages/desk/waiting_panel.html"

    def get_context_data(self, parent_context):
        numbers = condition.numbers(timezone.localdate())
        care, report = reverse("care:list"), reverse("condition:report")
        user = parent_context["request"].user
        tellings = Telling.objects.visible_to(user).waiting_for_us().count()
        comments = StoryComment.objects.visible_to(user).waiting().count()
        strip = [
            (tellings, _("offered texts wait for you"), reverse("stories_desk:list")),
            (comments, _("comments to read"), reverse("comments_desk:queue")),
            (numbers["refused"], _("could not be published on their day"), report),
            (numbers["drafts"], _("drafts not published"), reverse("wagtailadmin_explore_root")),
            (numbers["past"], _("to read again"), report),
            (numbers["ending"], _("consents end soon"), care),
            (numbers["missing"], _("without a translation"), report),
            (numbers["behind"], _("behind the Finnish page"), report),
        ]
        return {
            "strip": [line for line in strip if line[0]],
            "guide": guide.address(),
            "words": reverse("condition:words"),
        }


@hooks.register("construct_homepage_panels", order=10)
def what_waits(request, panels):
    if request.user.has_role("editor"):
        panels.insert(0, WaitingPanel())


@hooks.register("register_admin_urls")
def addresses():
    return [path("sisalto/kunto/", include("kuulluksi.pages.checks_desk"))]


class ConditionItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role("editor")


@hooks.register("register_admin_menu_item")
def condition_item():
    return ConditionItem(
        gettext_lazy("Condition of the pages"),
        reverse("condition:report"),
        name="condition",
        icon_name="check",
        order=72,
    )


@hooks.register("register_log_actions")
def told_in_the_history(actions):
    actions.register_action(
        refused.REFUSED,
        gettext_lazy("Publishing on its day"),
        gettext_lazy("Could not be published on its day: something was missing"),
    )


@hooks.register("insert_global_admin_js")
def files_too_large():
    return format_html(
        '<script src="{}" data-most="{}" data-most-of-pictures="{}" data-words="{}"></script>',
        static("js/desk-files.js"),
        MOST_BYTES_OF_STAFF,
        settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE,
        _(
            "This file is too large. A file may be at most 30 MB, a picture or a PDF at most 10 MB. Choose a smaller"
            " one: what you have written is still here."
        ),
    )


@hooks.register("insert_global_admin_css")
def css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk-checks.css"))
