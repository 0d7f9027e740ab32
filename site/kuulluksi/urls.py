"""Every address of the house. Our own views carry their doors; third-party lists are mounted behind ours."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("hallinta/", include(wagtailadmin_urls)),
    path("tili/", include("allauth.urls")),
    path("", include("kuulluksi.people.urls")),
    path("", include("kuulluksi.notices.urls")),
]
urlpatterns += i18n_patterns(
    path("kalenteri/", include("booking.calendar.urls")),
    path("", include("booking.signups.urls")),
    path("", include("booking.forum.urls")),
    path("", include("booking.experts.urls")),
    path("", include("groups.urls")),
    path("", include("kuulluksi.look.urls")),
    path("", include("kuulluksi.pages.urls")),
    path("", include(wagtail_urls)),
)

handler400 = "kuulluksi.look.errors.bad_request"
handler403 = "kuulluksi.look.errors.forbidden"
handler404 = "kuulluksi.look.errors.not_found"
handler500 = "kuulluksi.look.errors.server_error"
