"""The policy covers every sealed column, or the house does not open."""

from django.core.checks import Error, register

from .retention import faults


@register("retention")
def every_sealed_column_has_an_end(app_configs, **kwargs):
    return [Error(text, id="kuulluksi.E010") for text in faults()]
