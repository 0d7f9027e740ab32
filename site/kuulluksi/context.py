"""What every template of the house may say."""

from django.conf import settings


def house(request):
    return {"DEMO": settings.DEMO, "BASE_URL": settings.BASE_URL, "LANGUAGES": settings.LANGUAGES}
