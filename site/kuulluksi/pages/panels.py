"""The list an editor looks at before publishing, on top of the page's form: of the page as it was last saved."""

from wagtail.admin.panels import Panel

from . import checklist, guide, refused


class ChecklistPanel(Panel):
    class BoundPanel(Panel.BoundPanel):
        template_name = "pages/desk/checklist.html"

        def is_shown(self):
            return bool(self.instance.pk)

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            found = checklist.remarks(self.instance)
            context["must"] = [remark for remark in found if remark.blocks]
            context["better"] = [remark for remark in found if not remark.blocks]
            context["refused_at"] = refused.since(self.instance)
            context["ease"] = checklist.ease_of(self.instance)
            context["guide"] = guide.address()
            return context
