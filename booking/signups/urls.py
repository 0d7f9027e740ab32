"""Addresses of this room, under the language prefix."""

app_name = "signups"
urlpatterns = []
