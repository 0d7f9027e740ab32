"""Wagtail's furniture: pages, images, documents and videos."""

from .media import SiteDocument, SiteImage, SiteRendition, Video  # noqa: F401  models of this app
