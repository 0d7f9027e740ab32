"""Above a story in the editor: what its teller has said."""

from wagtail.admin.panels import HelpPanel

from kuulluksi.pages import fingerprints


class TellerPanel(HelpPanel):
    """Above a story that its teller offered on the site: whether they have said yes to the latest draft, and the desk."""

    def __init__(self, **kwargs):
        super().__init__(**{"template": "pages/desk/teller_panel.html", **kwargs})

    class BoundPanel(HelpPanel.BoundPanel):
        def is_shown(self):
            return super().is_shown() and self._telling() is not None

        def _telling(self):
            return self.instance.telling() if self.instance.pk else None

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            telling = context["telling"] = self._telling()
            context["agreed"] = telling.yeses.filter(fingerprint=fingerprints.of_story(self.instance)).exists()
            return context
