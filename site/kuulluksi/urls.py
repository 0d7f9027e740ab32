"""Every address of the house. Our own views carry their doors; third-party lists are mounted behind ours."""

from functools import update_wrapper

from allauth import urls as log_in_urls
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.admin.views.i18n import localized_js_catalog

from kuulluksi.pages.drafts import TELLS_TITLES
from kuulluksi.pages.media_urls import document_patterns
from kuulluksi.pages.words_of_editor import script_words
from kuulluksi.people import mounting
from kuulluksi.people.inner_doors import INNER
from kuulluksi.people.mounting import behind

staff = behind(
    wagtailadmin_urls.urlpatterns,
    mounting.staff_area,
    instead={
        **mounting.WAGTAIL_ADMIN_INSTEAD,
        "wagtailadmin_javascript_catalog": update_wrapper(
            mounting.staff_area(script_words), localized_js_catalog
        ),
    },
    inner={**INNER, **TELLS_TITLES},
)
log_in = behind(log_in_urls.urlpatterns, mounting.log_in_area, instead=mounting.LOG_IN_INSTEAD)
content = behind(wagtail_urls.urlpatterns, None, instead=mounting.WAGTAIL_PAGES_INSTEAD)

urlpatterns = [
    path("hallinta/", include(staff)),
    path("tili/", include(log_in)),
    path("", include("kuulluksi.people.urls")),
    path("", include("kuulluksi.notices.urls")),
    path("", include("kuulluksi.pages.root_urls")),
    path("", include("kuulluksi.pages.media_urls")),
    *document_patterns,
]
urlpatterns += i18n_patterns(
    path("kalenteri/", include("booking.calendar.urls")),
    path("", include("booking.signups.urls")),
    path("", include("booking.forum.urls")),
    path("", include("booking.open_events.urls")),
    path("foorumi/<int:year>/", include("booking.forum.day.urls")),
    path("", include("booking.experts.urls")),
    path("", include("groups.urls")),
    path("", include("kuulluksi.look.urls")),
    path("", include("kuulluksi.barriers.urls")),
    path("", include("kuulluksi.pages.urls")),
    path("", include(content)),
)

handler400 = "kuulluksi.look.errors.bad_request"
handler403 = "kuulluksi.look.errors.forbidden"
handler404 = "kuulluksi.look.errors.not_found"
handler500 = "kuulluksi.look.errors.server_error"
