"""Links to our pages in running text, as readers get them."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler


class PublishedLinks(PageLinkHandler):
    """Without an address when their page is not published: then the words are ordinary text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        return [
            f'<a href="{escape(page.url)}">' if page and page.live and page.url else "<a>"
            for page in cls.get_many(attrs_list)
        ]
