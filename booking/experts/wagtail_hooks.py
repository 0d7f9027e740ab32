"""Doors from the Wagtail admin to this room's desk."""

from django.urls import include, path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from . import desk
from .fees.desk_urls import urls as fees_urls

urls = [
    path("", desk.request_list, name="requests"),
    path("sovittu/", desk.agreed_list, name="agreed"),
    path("puhelimessa/", desk.phone_request, name="phone_request"),
    path("pyynto/<uuid:pk>/", desk.request_detail, name="request"),
    path("pyynto/<uuid:pk>/sopivat/", desk.matching, name="matching"),
    path("pyynto/<uuid:pk>/<slug:deed>/", desk.request_deed, name="request_deed"),
    path("tehtava/<uuid:pk>/<slug:deed>/", desk.assignment_deed, name="assignment_deed"),
    path("viesti/<uuid:pk>/<slug:deed>/", desk.message_deed, name="message_deed"),
    path("pankki/", desk.bank_list, name="bank"),
    path("pankki/uusi/", desk.expert_new, name="expert_new"),
    path("pankki/yhteydenpito/", desk.care_list, name="care"),
    path("pankki/henkilot/", desk.identity_list, name="identities"),
    path("pankki/henkilot/<uuid:pk>/", desk.identity_open, name="identity_open"),
    path("pankki/tyonohjaus/", desk.supervision_list, name="supervision"),
    path("pankki/tyonohjaus/uusi/", desk.supervision_new, name="supervision_new"),
    path("pankki/tyonohjaus/<uuid:pk>/<slug:deed>/", desk.supervision_deed, name="supervision_deed"),
    path("pankki/avoinna/", desk.board, name="board"),
    path("pankki/avoinna/uusi/", desk.opportunity_new, name="opportunity_new"),
    path("pankki/avoinna/<uuid:pk>/<slug:deed>/", desk.opportunity_deed, name="opportunity_deed"),
    path("pankki/kortti/<uuid:pk>/<slug:deed>/", desk.card_deed, name="card_deed"),
    path("pankki/polku/", desk.path_invitation, name="path"),
    path("pankki/<uuid:pk>/muuta/", desk.expert_edit, name="expert_edit"),
    path("pankki/<uuid:pk>/", desk.expert_detail, name="expert"),
    path("pankki/<uuid:pk>/avaa/", desk.expert_reveal, name="expert_reveal"),
    path("pankki/<uuid:pk>/<slug:deed>/", desk.expert_deed, name="expert_deed"),
    path("palaute/", desk.feedback_list, name="feedback"),
    path("palaute/tarve/", desk.need_new, name="need_new"),
    path("palaute/tarve/<int:need>/<slug:deed>/", desk.need_deed, name="need_deed"),
    path("palaute/<uuid:pk>/<slug:deed>/", desk.feedback_deed, name="feedback_deed"),
    *fees_urls,
]


class RoleMenuItem(MenuItem):
    """Shown to some roles only. The view behind it says the same."""

    def __init__(self, *args, roles, **kwargs):
        super().__init__(*args, **kwargs)
        self.roles = roles

    def is_shown(self, request):
        return request.user.has_role(*self.roles)


@hooks.register("register_admin_urls")
def desk_urls():
    return [path("valitys/", include((urls, "experts_desk"), namespace="experts_desk"))]


@hooks.register("register_admin_menu_item")
def requests_item():
    return RoleMenuItem(
        _("Requests"),
        reverse_lazy("experts_desk:requests"),
        name="requests",
        icon_name="mail",
        order=20,
        roles=("coordinator",),
    )


@hooks.register("register_admin_menu_item")
def bank_item():
    return RoleMenuItem(
        _("Expert bank"),
        reverse_lazy("experts_desk:bank"),
        name="bank",
        icon_name="group",
        order=25,
        roles=("coordinator",),
    )


@hooks.register("register_admin_menu_item")
def feedback_item():
    return RoleMenuItem(
        _("Feedback and needs"),
        reverse_lazy("experts_desk:feedback"),
        name="feedback",
        icon_name="comment",
        order=28,
        roles=("coordinator",),
    )


@hooks.register("register_admin_menu_item")
def identities_item():
    return RoleMenuItem(
        _("Legal identities"),
        reverse_lazy("experts_desk:identities"),
        name="identities",
        icon_name="key",
        order=26,
        roles=("identity_keeper",),
    )


@hooks.register("register_admin_menu_item")
def supervision_item():
    return RoleMenuItem(
        _("Work supervision"),
        reverse_lazy("experts_desk:supervision"),
        name="supervision",
        icon_name="user",
        order=27,
        roles=("coordinator", "supervisor"),
    )


@hooks.register("register_admin_menu_item")
def path_item():
    return RoleMenuItem(
        _("To become an expert"),
        reverse_lazy("experts_desk:path"),
        name="expert_path",
        icon_name="arrow-right",
        order=29,
        roles=("facilitator",),
    )


@hooks.register("register_admin_menu_item")
def fees_item():
    return RoleMenuItem(
        _("Fees"),
        reverse_lazy("experts_desk:fees"),
        name="fees",
        icon_name="tasks",
        order=30,
        roles=("coordinator", "finance"),
    )
