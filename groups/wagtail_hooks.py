"""Doors from the Wagtail admin to this room's desk, and the words that coordinators keep for it."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .desk import LEADERS, closing, colleagues, founding, interest, looking_over, meetings, seasons
from .developers.desk import READERS
from .developers.desk.urls import urls as developers_urls
from .models import Method, SeasonTemplate

MEETING = "kausi/<int:pk>/kerta/<uuid:uid>"
urls = [
    path("", seasons.mine, name="mine"),
    path("uusi/", founding.found, name="found"),
    path("tunnit/", meetings.hours, name="hours"),
    path("odottajat/", interest.wishes, name="wishes"),
    path("odottajat/<slug:audience>/<slug:area>/", interest.wish, name="wish"),
    path("muut-ohjaajat/", colleagues.colleagues, name="colleagues"),
    path("kooste/", colleagues.digest, name="digest"),
    path("<int:pk>/jaettavaksi/", colleagues.hand_out, name="hand_out"),
    path("yleiskuva/", looking_over.over_all, name="over_all"),
    path("<int:pk>/", founding.group, name="group"),
    path("<int:pk>/muokkaa/", founding.change, name="change"),
    path("<int:pk>/naytto/<slug:name>/", founding.show, name="show"),
    path("<int:pk>/ohjaajat/", founding.add_leader, name="add_leader"),
    path("<int:pk>/ohjaajat/<int:leader>/", founding.remove_leader, name="remove_leader"),
    path("<int:pk>/uusi-kausi/", seasons.open_season, name="open_season"),
    path("<int:pk>/kiinnostuneet/", interest.interests, name="interests"),
    path("kiinnostunut/<uuid:pk>/", interest.settle_interest, name="settle_interest"),
    path("kausi/<int:pk>/", seasons.season, name="season"),
    path("kausi/<int:pk>/uusille/", seasons.newcomers, name="newcomers"),
    path("kausi/<int:pk>/paata/", closing.close, name="close"),
    path("kausi/<int:pk>/palaute/", closing.feedback_page, name="feedback"),
    path("kausi/<int:pk>/palaute/lappu/", closing.slip, name="slip"),
    path("kausi/<int:pk>/viitteet/", closing.references, name="references"),
    path(f"{MEETING}/", meetings.roll_call, name="roll"),
    path("kausi/<int:pk>/peru/<uuid:uid>/", meetings.cancel_meeting, name="cancel_meeting"),
    path(f"{MEETING}/siirra/", meetings.move_meeting, name="move"),
    path(f"{MEETING}/sittenkin/", meetings.restore_meeting, name="restore"),
    path(f"{MEETING}/kerrottu/", meetings.who_was_reached, name="reached"),
    path(f"{MEETING}/sijainen/", meetings.stand_in, name="substitute"),
    path(f"{MEETING}/keittio/", meetings.kitchen_list, name="kitchen"),
]


class LeadersItem(MenuItem):
    """For those who lead groups. The views behind it say the same."""

    def is_shown(self, request):
        return request.user.has_role(*LEADERS)


@hooks.register("register_admin_urls")
def desk_urls():
    return [
        path("ryhmat/", include((urls, "groups_desk"), namespace="groups_desk")),
        path("kehittajat/", include((developers_urls, "developers_desk"), namespace="developers_desk")),
    ]


@hooks.register("register_admin_menu_item")
def groups_item():
    return LeadersItem(
        _("My groups"), reverse_lazy("groups_desk:mine"), name="groups", icon_name="group", order=35
    )


class DevelopersItem(MenuItem):
    def is_shown(self, request):
        return request.user.has_role(*READERS)


@hooks.register("register_admin_menu_item")
def developers_item():
    return DevelopersItem(
        _("Developer groups"),
        reverse_lazy("developers_desk:home"),
        name="developers",
        icon_name="comment",
        order=36,
    )


NAMES = [
    FieldPanel("slug"),
    FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")], _("Name")),
]


class SeasonTemplateViewSet(SnippetViewSet):
    model = SeasonTemplate
    icon = "calendar-alt"
    list_display = ["name_fi", "meetings", "minutes", "places"]
    ordering = ["name_fi"]
    copy_view_enabled = False
    panels = [
        *NAMES,
        FieldRowPanel([FieldPanel("rhythm"), FieldPanel("meetings"), FieldPanel("minutes")]),
        FieldRowPanel([FieldPanel("places_from"), FieldPanel("places")]),
        FieldRowPanel([FieldPanel("age_from"), FieldPanel("age_to")]),
        FieldPanel("adult_signs_up"),
    ]


class MethodViewSet(SnippetViewSet):
    model = Method
    icon = "tag"
    list_display = ["name_fi", "owner"]
    ordering = ["name_fi"]
    copy_view_enabled = False
    panels = [*NAMES, FieldPanel("owner"), FieldPanel("url"), FieldPanel("registered")]


class GroupWords(SnippetViewSetGroup):
    items = (SeasonTemplateViewSet, MethodViewSet)
    menu_label = _("Groups' words")
    menu_name = "group-words"
    menu_icon = "list-ul"
    menu_order = 690
    add_to_admin_menu = True


register_snippet(GroupWords)
