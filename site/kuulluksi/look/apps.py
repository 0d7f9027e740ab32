from django.apps import AppConfig


class LookConfig(AppConfig):
    """Drawings and template tags. Knows no room."""

    name = "kuulluksi.look"
