from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CalendarConfig(AppConfig):
    name = "booking.calendar"
    verbose_name = _("Calendar")

    def ready(self):
        from kuulluksi.notices import jobs, texts
        from kuulluksi.privacy import retention

        from . import entitlements, scopes, signals  # noqa: F401  signals registers itself
        from .masks import Mask
        from .rendering import render_all
        from .retention import end_feed_keys

        retention.register("feed_keys", end_feed_keys)
        texts.register("feed_key_ended")
        jobs.register("render_calendar", lambda payload: render_all())
        jobs.every("render_calendar", hours=24, kind="render_calendar")
        for scope, events in (
            (scopes.HELD, scopes.held_events),
            (scopes.STAFF, scopes.staff_events),
            (scopes.AREA, scopes.area_events),
        ):
            entitlements.register(
                scope, events, masks=(Mask.FULL, Mask.TYPE, Mask.NAME, Mask.NEUTRAL, Mask.BUSY)
            )
