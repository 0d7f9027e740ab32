"""Links to our pages in running text: as readers get them, and as the editor takes them in. A stored link may be odd."""

from django.utils.html import escape
from wagtail.admin.rich_text.converters.html_to_contentstate import PageLinkElementHandler
from wagtail.rich_text.pages import PageLinkHandler

from . import links


class PublishedLinks(PageLinkHandler):
    """Without an address when their page is not published: then the words are ordinary text."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        addresses = links.addresses_of(attrs.get("id") for attrs in attrs_list)
        return [f'<a href="{escape(address)}">' if address else "<a>" for address in addresses]

    @classmethod
    def extract_references(cls, attrs):
        if links.key_of(attrs.get("id")) is not None:
            yield from super().extract_references(attrs)


class LinksInEditor(PageLinkElementHandler):
    """A link whose key no page can have opens as one that leads nowhere, and the form opens with it."""

    def get_attribute_data(self, attrs):
        if links.key_of(attrs.get("id")) is None:
            return {"id": 0, "url": None, "parentId": None}
        return super().get_attribute_data(attrs)
