"""Where editors and coordinators keep the words everyone shares. Nothing here is about a person."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .models import Area, Audience, EngagementType, Organisation, SupportForm

NAMES = [
    FieldPanel("slug"),
    FieldRowPanel([FieldPanel("name_fi"), FieldPanel("name_sv"), FieldPanel("name_en")], _("Name")),
]


class NamedViewSet(SnippetViewSet):
    list_display = ["name_fi", "name_sv", "name_en", "slug"]
    list_per_page = 50
    ordering = ["name_fi"]
    copy_view_enabled = False
    panels = NAMES


class AreaViewSet(NamedViewSet):
    model = Area
    icon = "globe"
    panels = [*NAMES, FieldPanel("parent")]


class AudienceViewSet(NamedViewSet):
    model = Audience
    icon = "group"
    panels = [*NAMES, FieldPanel("wall")]


class EngagementTypeViewSet(NamedViewSet):
    model = EngagementType
    icon = "clipboard-list"


class SupportFormViewSet(NamedViewSet):
    model = SupportForm
    icon = "folder-open-inverse"


class OrganisationViewSet(NamedViewSet):
    model = Organisation
    icon = "home"
    list_display = ["name_fi", "kind", "umbrella", "website"]
    panels = [
        *NAMES,
        FieldPanel("kind"),
        FieldPanel("website"),
        FieldPanel("umbrella"),
        FieldPanel("areas"),
    ]


class DirectoryGroup(SnippetViewSetGroup):
    items = (OrganisationViewSet, AreaViewSet, AudienceViewSet, EngagementTypeViewSet, SupportFormViewSet)
    menu_label = _("Directory")
    menu_name = "directory"
    menu_icon = "list-ul"
    menu_order = 700
    add_to_admin_menu = True


register_snippet(DirectoryGroup)
