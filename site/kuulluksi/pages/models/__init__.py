"""Wagtail's furniture, one file an idea. Images, documents and videos live in kuulluksi.pages.media."""

from kuulluksi.pages.media import SiteDocument, SiteImage, SiteRendition, Video

from .base import BasePage
from .comments import CommentRoom, CommentSwitch, StoryComment
from .doors import ForumPage, GroupIndexPage, RequestPage
from .home import AudiencePage, HomePage
from .info import FaqPage, HelpPage, InfoPage, ResultsPage, StatementPage, StructurePage
from .lists import ContactsPage, DownloadsPage, GlossaryPage, ServicePackagePage
from .news import NewsIndexPage, NewsPage
from .ngos import NgoIndexPage, NgoPage
from .notice import SiteNotice
from .publications import PublicationIndexPage, PublicationPage
from .search_index import SearchEntry, SearchTerm, SearchText
from .search_words import GroupSearchWords, SearchPromotion, SearchSynonyms
from .stories import StoryCategory, StoryIndexPage, StoryPage
from .tellings import Moment, Telling, TellingMessage, TellingYes
from .videos import VideoIndexPage, VideoPage

__all__ = [
    "AudiencePage",
    "BasePage",
    "CommentRoom",
    "CommentSwitch",
    "ContactsPage",
    "DownloadsPage",
    "FaqPage",
    "ForumPage",
    "GlossaryPage",
    "GroupIndexPage",
    "GroupSearchWords",
    "HelpPage",
    "HomePage",
    "InfoPage",
    "Moment",
    "NewsIndexPage",
    "NewsPage",
    "NgoIndexPage",
    "NgoPage",
    "PublicationIndexPage",
    "PublicationPage",
    "RequestPage",
    "ResultsPage",
    "SearchEntry",
    "SearchPromotion",
    "SearchSynonyms",
    "SearchTerm",
    "SearchText",
    "ServicePackagePage",
    "SiteDocument",
    "SiteImage",
    "SiteNotice",
    "SiteRendition",
    "StatementPage",
    "StoryCategory",
    "StoryComment",
    "StoryIndexPage",
    "StoryPage",
    "StructurePage",
    "Telling",
    "TellingMessage",
    "TellingYes",
    "Video",
    "VideoIndexPage",
    "VideoPage",
]
