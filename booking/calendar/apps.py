from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    name = "booking.calendar"
    verbose_name = _("Calendar")

    def ready(self):
        from kuulluksi.notices import jobs
        from kuulluksi.privacy import retention

        from . import entitlements, signals  # noqa: F401  signals registers itself
        from .masks import Mask
        from .models import Event
        from .rendering import render_all
        from .retention import end_feed_keys

        retention.register("feed_keys", end_feed_keys)
        jobs.register("render_calendar", lambda payload: render_all())
        jobs.every("render_calendar", hours=24, kind="render_calendar")
        entitlements.register(
            "staff",
            lambda key: Event.objects.visible_to(key.owner_user),
            masks=(Mask.FULL, Mask.TYPE, Mask.NAME, Mask.NEUTRAL),
        )
