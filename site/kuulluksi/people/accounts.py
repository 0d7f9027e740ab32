"""Making and changing staff accounts in the admin: role names instead of group names, areas and organisations, no
passwords chosen by others, and nobody made a superuser."""

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django import forms
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views.users import UserViewSet

from .roles import all_roles


class RoleChoices(forms.ModelMultipleChoiceField):
    """Groups that are roles, under the names people know."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, group):
        return {role.group_name: role.label for role in all_roles().values()}.get(group.name, group.name)


class AccountFormMixin:
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields.pop("is_superuser", None)
        self.fields["groups"] = RoleChoices(self.fields["groups"].queryset, required=False, label=_("Roles"))
        for name in ("areas", "organisations"):
            self.fields[name].widget = forms.CheckboxSelectMultiple(choices=self.fields[name].choices)


class AccountCreationForm(AccountFormMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        fields = UserCreationForm.Meta.fields | {"areas", "organisations"}

    def save(self, commit=True):
        self.instance.set_unusable_password()
        return super().save(commit)


class AccountEditForm(AccountFormMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        fields = UserEditForm.Meta.fields | {"areas", "organisations"}


class AccountViewSet(UserViewSet):
    def get_form_class(self, for_update=False):
        return AccountEditForm if for_update else AccountCreationForm


def invite(user) -> None:
    """Send a new member of staff the address where they choose their own password. It works once, for three days."""
    number, key = user_pk_to_url_str(user), default_token_generator.make_token(user)
    address = reverse("account_reset_password_from_key", kwargs={"uidb36": number, "key": key})
    message = EmailMessage(to=[user.email])
    message.key_url = settings.BASE_URL + address
    message.send()
