from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "kuulluksi.people"
    verbose_name = _("People and roles")

    def ready(self):
        from kuulluksi import checks  # noqa: F401  registers the house's own start-up checks
