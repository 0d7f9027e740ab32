"""What Wagtail's editor says in English, or in words nobody uses, where its own Finnish and Swedish fail.

Words of its scripts come by an address of their own that reads Wagtail's catalogues only: here ours are put beside them.
"""

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from django.views.i18n import JavaScriptCatalog
from wagtail.admin.localization import get_localized_response

OF_SCRIPTS = (
    _("Search options…"),
    _("Toggle section"),
    _("Autosave in progress…"),
    _("Changes have been autosaved."),
    _("A network error occurred."),
    _("A server error occurred."),
    _("%(num)s min"),
    _("Good"),
    _("Fair"),
    _("Complex"),
    _("Pin toolbar"),
    _("Unpin toolbar"),
)
OF_PAGES = (
    _("Locales"),
    _("page log entry"),
    _("page log entries"),
    _("model log entry"),
    _("model log entries"),
)


class ScriptWords(JavaScriptCatalog):
    packages = ["wagtail.admin"]

    def get_catalog(self):
        return {**{words: gettext(words) for words in OF_SCRIPTS}, **super().get_catalog()}


def script_words(request, *args, **kwargs):
    """Stands for Wagtail's view of the same name, in the language of whoever is signed in."""
    return get_localized_response(ScriptWords.as_view(), request, *args, **kwargs)
