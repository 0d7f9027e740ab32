"""Wagtail's furniture, one file an idea. Images, documents and videos live in kuulluksi.pages.media."""

from kuulluksi.pages.media import SiteDocument, SiteImage, SiteRendition, Video

from .base import BasePage
from .doors import ForumPage, GroupIndexPage, RequestPage
from .home import AudiencePage, HomePage
from .info import FaqPage, HelpPage, InfoPage, ResultsPage, StatementPage, StructurePage
from .ngos import NgoIndexPage, NgoPage
from .stories import StoryCategory, StoryIndexPage, StoryPage
from .videos import VideoIndexPage, VideoPage

__all__ = [
    "AudiencePage",
    "BasePage",
    "FaqPage",
    "ForumPage",
    "GroupIndexPage",
    "HelpPage",
    "HomePage",
    "InfoPage",
    "NgoIndexPage",
    "NgoPage",
    "RequestPage",
    "ResultsPage",
    "SiteDocument",
    "SiteImage",
    "SiteRendition",
    "StatementPage",
    "StoryCategory",
    "StoryIndexPage",
    "StoryPage",
    "StructurePage",
    "Video",
    "VideoIndexPage",
    "VideoPage",
]
