from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OpenEventsConfig(AppConfig):
    name = "booking.open_events"
    verbose_name = _("Open events")

    def ready(self):
        from booking.calendar import own_rooms, telling, ways_in
        from booking.signups import about as sheets
        from booking.signups import holds, sides
        from booking.signups import invitations as own_page
        from kuulluksi.notices import jobs, texts
        from kuulluksi.privacy import reasons, retention

        from . import about, actions, afterwards, invitations, rules
        from . import telling as dates
        from .models import OpenEvent

        sheets.register("event", about.event_sheet)
        sheets.register_sessions("event", about.event_sessions)
        sheets.register_link("event", about.remote_link)
        sheets.register_more("event", about.event_more)
        sides.register("event", about.event_sides)
        own_page.register(invitations.find, invitations.accept)
        for kind in dates.KINDS:
            telling.register(kind, dates.tell, reach=dates.reach, follow=dates.follow)
            ways_in.register(kind, about.ways_in)
        own_rooms.register(lambda event: OpenEvent.objects.filter(event=event).exists())
        texts.register(actions.INVITED_LETTER, still_holds=holds.still_holds)
        retention.register("open_events_links", rules.end_links)
        retention.register("open_events_feedback", rules.end_feedback)
        reasons.register({"feedback of an event": _("Feedback on an event")})
        jobs.register("open_events_over", lambda payload: afterwards.end_those_over())
        jobs.every("open_events_over", hours=24, kind="open_events_over")
