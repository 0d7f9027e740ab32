"""Wagtail's furniture, one file an idea. Images, documents and videos live in kuulluksi.pages.media."""

from kuulluksi.pages.media import SiteDocument, SiteImage, SiteRendition, Video

__all__ = ["SiteDocument", "SiteImage", "SiteRendition", "Video"]
