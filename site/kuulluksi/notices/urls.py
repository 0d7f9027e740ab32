"""Addresses of this room, under the language prefix."""

app_name = "notices"
urlpatterns = []
