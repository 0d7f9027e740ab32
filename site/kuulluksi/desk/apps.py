from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DeskConfig(AppConfig):
    name = "kuulluksi.desk"
    verbose_name = _("Desk")

    def ready(self):
        from kuulluksi.notices import duties as waiting

        from . import duties

        waiting.register(
            "first_talks", duties.first_talks, roles=("coordinator", "facilitator", "peer_facilitator")
        )
        waiting.register("calls", duties.calls, roles=("coordinator", "facilitator", "peer_facilitator"))
        waiting.register("barriers", duties.barriers, roles=("coordinator", "editor"))
        waiting.register("consents", duties.consents, roles=("coordinator", "editor"))
        waiting.register("fees", duties.fees, roles=("coordinator", "finance"))
