from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReportsConfig(AppConfig):
    name = "kuulluksi.reports"
    verbose_name = _("Reports")

    def ready(self):
        from kuulluksi.privacy import reasons, retention

        from . import quotes

        reasons.register({"quotes": _("Words for the site")})
        retention.register("reports_quotes", quotes.end_quotes)
