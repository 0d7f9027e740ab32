"""Links to our pages in running text, as readers get them."""

from django.utils.html import escape
from wagtail.rich_text.pages import PageLinkHandler

from . import links


class PublishedLinks(PageLinkHandler):
    """Without an address when their page is not published: then the words are ordinary text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        addresses = links.addresses_of(attrs.get("id") for attrs in attrs_list)
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in addresses]
