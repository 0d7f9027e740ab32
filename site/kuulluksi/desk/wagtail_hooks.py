"""The staff's home in the Wagtail admin: how it looks and what each role finds in it."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks


@hooks.register("insert_global_admin_css")
def desk_css():
    return format_html('<link rel="stylesheet" href="{}">', static("css/desk.css"))
