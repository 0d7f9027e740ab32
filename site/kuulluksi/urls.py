"""Every address of the house. Our own views carry their doors; third-party lists are mounted behind ours."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

urlpatterns = [
    path("hallinta/", include(wagtailadmin_urls)),
    path("tili/", include("allauth.urls")),
]
urlpatterns += i18n_patterns(path("", include(wagtail_urls)))
