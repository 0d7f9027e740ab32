from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PrivacyConfig(AppConfig):
    name = "kuulluksi.privacy"
    verbose_name = _("Privacy")

    def ready(self):
        from . import checks, consents, retention, rules  # noqa: F401  checks registers itself

        retention.register("access_log", rules.end_access_log)
        retention.register("audit_lines", rules.end_audit_lines)
        retention.register("links", rules.end_links)
        retention.register("erasure_runs", rules.end_erasure_runs)
        retention.register("consents", consents.end_consents)
        retention.register("sessions", rules.end_sessions)
