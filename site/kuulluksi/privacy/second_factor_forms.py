"""allauth's forms of the second factor, with the words that it leaves untranslated."""

from allauth.mfa.webauthn import forms as allauth_forms
from django import forms
from django.utils.translation import gettext_lazy as _


class AddKeyForm(allauth_forms.AddWebAuthnForm):
    name = forms.CharField(label=_("Name"), required=False)
