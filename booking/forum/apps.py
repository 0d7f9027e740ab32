from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumConfig(AppConfig):
    name = "booking.forum"
    verbose_name = _("Youth forum")

    def ready(self):
        from booking.calendar import telling, ways_in
        from booking.signups import about as sheets
        from booking.signups import holds, needs, own_pages, sides
        from booking.signups import questions as asked
        from kuulluksi.notices import jobs, texts
        from kuulluksi.people import homes
        from kuulluksi.privacy import retention

        from . import about, questions, remote, sessions
        from .after import own_page, subscribers
        from .after import rules as after
        from .day import home
        from .day import telling as everyone
        from .draw import telling as workshops
        from .registration import rules, unit_page

        sheets.register("forum", about.forum_sheet)
        sheets.register_sessions("forum", about.forum_sessions)
        telling.register("forum", sessions.tell, reach=sessions.reach, follow=sessions.follow)
        ways_in.register("forum", about.ways_in)
        sides.register("forum", remote.sides)
        sheets.register_link("forum", remote.link_of)
        sheets.register_door("forum", about.unit_door)
        sheets.register_companions("forum", about.companions)
        own_pages.register("forum", unit_page.page_of)
        sheets.register_lines("forum", workshops.lines)
        texts.register(workshops.LETTER, still_holds=holds.still_holds)
        jobs.register(workshops.JOB, workshops.tell)
        texts.register(everyone.LETTER, still_holds=holds.still_holds)
        jobs.register(everyone.JOB, everyone.deliver)
        sheets.register_more("forum", own_page.more)
        texts.register(subscribers.ASK_LETTER, by_anyone=True, at_once=True)
        texts.register(subscribers.NEWS_LETTER, leaves=True, words=own_page.where_to_read)
        jobs.register(subscribers.TELL_JOB, subscribers.deliver)
        jobs.register(subscribers.LATE_JOB, subscribers.tell_of_late)
        jobs.every(subscribers.LATE_JOB, hours=24, kind=subscribers.LATE_JOB)
        retention.register("forum_feedback", after.end_feedback)
        retention.register("forum_subscribers", after.end_subscribers)
        homes.register("forum", home.of)
        retention.register("forum_units", rules.end_units)
        retention.register("forum_links", remote.end_links)
        for code, builder in questions.QUESTIONS.items():
            asked.register(code, builder)
        asked.register_check("photos", questions.check_photos)
        needs.let_read("kitchen", "food_wish", "adults_along")
        needs.let_read("first_aid", "call_on_the_day", "talk_to")
        needs.let_read("photographer", "photos")
