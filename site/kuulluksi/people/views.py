"""Doors of this room that need no language."""

from django.conf import settings
from django.http import HttpResponse

from .doors import anyone, private_answer


@anyone
def quick_exit(request):
    """Away from here at once, to a page that says nothing. The browser forgets what it kept of this site."""
    answer = HttpResponse(status=303, headers={"Location": settings.EXIT_TO})
    answer["Clear-Site-Data"] = '"cache", "cookies", "storage"'
    return private_answer(answer)
