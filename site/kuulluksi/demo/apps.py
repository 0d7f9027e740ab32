from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "kuulluksi.demo"
    label = "demo"
