from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ForumConfig(AppConfig):
    name = "booking.forum"
    verbose_name = _("Youth forum")

    def ready(self):
        from booking.signups import about as sheets
        from booking.signups import questions as asked

        from . import about, questions

        sheets.register("forum", about.forum_sheet)
        for code, builder in questions.QUESTIONS.items():
            asked.register(code, builder)
