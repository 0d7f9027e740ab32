from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate, post_save
from django.utils.translation import gettext_lazy as _


class PeopleConfig(AppConfig):
    name = "kuulluksi.people"
    verbose_name = _("People and roles")

    def ready(self):
        from allauth.mfa.signals import authenticator_added

        from kuulluksi import checks  # noqa: F401  registers the house's own start-up checks

        from .second_factor import note_new_factor
        from .sessions import end_sessions_when_deactivated

        authenticator_added.connect(note_new_factor, dispatch_uid="new factor")
        post_save.connect(end_sessions_when_deactivated, sender="people.User", dispatch_uid="end sessions")

        # After the last room has made its permissions: the signal comes once for every app that has models.
        last = [config for config in apps.get_app_configs() if config.models_module][-1]
        post_migrate.connect(keep_groups_in_step, sender=last, dispatch_uid="roles")


def keep_groups_in_step(**kwargs):
    """Make Django's groups what roles.yaml says. Other groups are left alone."""
    from django.contrib.auth.models import Group, Permission

    from .roles import all_roles

    known = {
        f"{app}.{code}": pk
        for pk, app, code in Permission.objects.values_list("pk", "content_type__app_label", "codename")
    }
    for role in all_roles().values():
        group, _created = Group.objects.get_or_create(name=role.group_name)
        names = (*role.permissions, "wagtailadmin.access_admin") if role.admin else role.permissions
        group.permissions.set(known[name] for name in names if name in known)
