""" "Call me first", beside every form: one number, a time of day, and a line on the facilitators' desk."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from kuulluksi.forms import HouseForm
from kuulluksi.notices.actions import leave_message
from kuulluksi.people import limits
from kuulluksi.people.doors import anonymous_form
from kuulluksi.privacy import form_tokens
from kuulluksi.privacy.access import audit
from kuulluksi.privacy.crypto import blind_index

from . import contacts, promises
from .fields import PlainField
from .models import CallBack, Sheet

PURPOSE = "callback"


class CallBackForm(HouseForm):
    contact = PlainField(
        label=gettext_lazy("Your phone number"),
        help_text=gettext_lazy("You need not give your name. The number is used for this call only."),
        max_length=40,
        widget=forms.TextInput(attrs={"class": "w-mid", "inputmode": "tel", "autocomplete": "off"}),
        error_messages={"required": gettext_lazy("Write a phone number that we can call.")},
    )
    when = forms.ChoiceField(
        label=gettext_lazy("When may we call?"),
        choices=CallBack.When.choices,
        initial=CallBack.When.ANY,
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Choose when we may call.")},
    )

    def clean_contact(self):
        if not contacts.is_phone(self.cleaned_data["contact"]):
            raise forms.ValidationError(_("Check the phone number. It looks like this: 040 123 4567."))
        return self.cleaned_data["contact"]


@anonymous_form
def ask(request, code):
    sheet = get_object_or_404(Sheet.objects.public(), code=code)
    form = CallBackForm(request.POST if request.method == "POST" else None)
    token, sent = request.POST.get("token", "")[:600], False
    if form.is_valid():
        busy = limits.too_many("callback", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, 3600)
        read, why_not = form_tokens.look(PURPOSE, token, code, busy=busy)
        if why_not:
            form.add_error(None, why_not)
        else:
            leave(sheet, nonce=read.nonce, language=get_language(), **form.cleaned_data)
            sent = True
        if read is None or read.too_old:
            token = ""
    context = {
        "sheet": sheet,
        "heading": sheet.heading(),
        "form": form,
        "sent": sent,
        "answer_by": promises.answer_by(sheet),
        "token": token or form_tokens.issue(PURPOSE, code),
    }
    return render(request, "signups/callback.html", context, status=422 if form.errors else 200)


def leave(sheet: Sheet, *, contact: str, when: str, language: str, nonce: str) -> CallBack:
    """Write down a wish to be called and tell those who lead. The same form twice, or the same number while the first
    call has not been made, is one wish."""
    nonce, index = blind_index("signups:callback", nonce), contacts.index_of(contact)
    before = CallBack.objects.waiting().filter(sheet=sheet, contact_index=index).first()
    if before:
        return before
    try:
        with transaction.atomic():
            wish = CallBack.objects.create(
                sheet=sheet,
                contact=contact,
                contact_index=index,
                when=when,
                language=language,
                form_nonce=nonce,
            )
            audit("callback_asked", wish, by="participant")
            for user in sheet.staff.exclude(email="").filter(is_active=True).order_by("pk"):
                leave_message(
                    "signup_callback_staff",
                    channel="email",
                    address=user.email,
                    language=user.language,
                    url_name="signups_desk:callbacks",
                    dedupe_key=f"callback:{wish.pk}:{user.pk}",
                )
    except IntegrityError:  # the same form at the same moment
        return CallBack.objects.get(form_nonce=nonce)
    return wish


def called(wish: CallBack, *, by) -> CallBack:
    """Somebody of the staff has called. The number goes two weeks later."""
    if not hasattr(by, "roles"):
        raise ValidationError(_("Only staff write this down."))
    with transaction.atomic():
        hit = CallBack.objects.waiting().filter(pk=wish.pk).update(answered_at=timezone.now(), answered_by=by)
        if hit:
            audit("callback_made", wish, by=by)
    return wish
