from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "kuulluksi.notices"
    verbose_name = _("Messages")

    def ready(self):
        from . import texts

        texts.register("staff_notice")
