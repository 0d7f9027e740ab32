"""Addresses of files, without a language. In production nginx serves /media/images/ itself and nothing else of MEDIA."""

from django.conf import settings
from django.urls import path

from . import media_views

app_name = "media"
urlpatterns = [
    path("video/<str:name>", media_views.video, name="video"),
    path("video/<str:code>/<str:language>.vtt", media_views.captions, name="captions"),
]
if settings.DEMO or settings.DEBUG:
    urlpatterns += [
        path("media/images/<str:name>", media_views.rendition, name="rendition"),
        path("media/images/share/<str:name>", media_views.share_picture, name="share_picture"),
    ]

# Wagtail reverses this name itself; its page for documents behind a shared password is left out on purpose.
document_patterns = [
    path("tiedostot/<int:document_id>/<str:document_filename>", media_views.document, name="wagtaildocs_serve"),
]
