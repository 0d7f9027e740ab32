from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BarriersConfig(AppConfig):
    name = "kuulluksi.barriers"
    verbose_name = _("Feedback on accessibility")

    def ready(self):
        from kuulluksi.notices import texts
        from kuulluksi.privacy import retention

        from . import actions, rules

        texts.register(actions.TOLD, at_once=True)
        texts.register(actions.ANSWERED)
        retention.register("barriers", rules.end)
