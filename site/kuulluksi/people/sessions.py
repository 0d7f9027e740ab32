"""An account that is closed is closed everywhere, at once."""

from allauth.usersessions.models import UserSession


def end_sessions_of(user) -> int:
    """Sign the account out on every machine. Returns how many sessions ended."""
    sessions = list(UserSession.objects.filter(user=user))
    for session in sessions:
        session.end()
    return len(sessions)


def end_sessions_when_deactivated(sender, instance, created, **kwargs):
    """Wagtail's user form saves the account by itself, so this listens instead of being called."""
    if not created and not instance.is_active:
        end_sessions_of(instance)
