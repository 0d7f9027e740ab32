from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumConfig(AppConfig):
    name = "booking.forum"
    verbose_name = _("Youth forum")

    def ready(self):
        from booking.calendar import telling, ways_in
        from booking.signups import about as sheets
        from booking.signups import needs
        from booking.signups import questions as asked
        from kuulluksi.privacy import retention

        from . import about, questions, sessions
        from .registration import rules

        sheets.register("forum", about.forum_sheet)
        sheets.register_sessions("forum", about.forum_sessions)
        telling.register("forum", sessions.tell, reach=sessions.reach, follow=sessions.follow)
        ways_in.register("forum", about.ways_in)
        retention.register("forum_units", rules.end_units)
        for code, builder in questions.QUESTIONS.items():
            asked.register(code, builder)
        needs.let_read("kitchen", "food_wish", "adults_along")
