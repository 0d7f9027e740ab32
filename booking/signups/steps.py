"""From a POST to the next step: reading the token, the draft and the forms. Views tell the story, this is how."""

from dataclasses import dataclass, field

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from kuulluksi.people import limits
from kuulluksi.privacy import form_tokens

from . import drafts, seat_holds
from .forms import ContactForm, WhoForm, person_field
from .models import Draft, Referral, Sheet

PURPOSE = "signup"
CALM_SALT = "signup:calm"
CALM_SECONDS = 15
WHO, CONTACT, CHECK = STEPS = ("who", "contact", "check")


@dataclass
class Filling:
    """One person filling one form: the token, what is typed so far, and what to say."""

    sheet: Sheet
    language: str
    referral: Referral | None = None
    url: str = ""  # where the steps are sent: the sheet's own address, or a worker's link
    token: str = ""
    nonce: str = ""
    age: float = 0.0
    draft: Draft | None = None
    answers: dict = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)
    status: int = 200

    @classmethod
    def new(cls, sheet, language, **kwargs):
        filling = cls(sheet, language, **kwargs)
        filling.renew()
        return filling

    @classmethod
    def of(cls, request, sheet, language, **kwargs):
        """Continue from a POST. An altered or old token is replaced; what was typed stays."""
        filling = cls(sheet, language, token=request.POST.get("token", "")[:600], **kwargs)
        try:
            token = form_tokens.read(PURPOSE, filling.token, sheet.code)
        except form_tokens.FormTokenInvalid:
            if sheet.access == Sheet.Access.INVITED:  # only an invitation gives the first token
                raise Http404 from None
            filling.renew()
            filling.status = 400
            filling.notices.append(
                _("The form had changed on the way, so we gave you a fresh one. Check it and continue.")
            )
            return filling
        filling.nonce, filling.age = token.nonce, token.age
        filling.draft = drafts.load(sheet, token.nonce, filling.referral)
        filling.answers = drafts.answers_of(filling.draft)
        if token.too_old:
            filling.renew()
            filling.notices.append(
                _("The form had been open for long, so we gave you a fresh one. Check it and continue.")
            )
            if filling.draft:
                filling.keep()
        return filling

    def at(self, sheet):
        """The same form on another side of the same thing: its address and token, and what was typed."""
        if sheet.pk == self.sheet.pk:
            return self
        if self.draft:
            self.draft.delete()
        url = reverse("signups:start", kwargs={"code": sheet.code})
        moved = Filling.new(sheet, self.language, url=url)
        moved.answers, moved.notices, moved.status = self.answers, self.notices, self.status
        return moved

    def renew(self):
        self.token = form_tokens.issue(PURPOSE, self.sheet.code)
        token = form_tokens.read(PURPOSE, self.token, self.sheet.code)
        self.nonce, self.age = token.nonce, token.age

    def keep(self):
        self.draft = drafts.save(
            self.sheet,
            self.nonce,
            self.answers,
            language=self.language,
            draft=self.draft,
            referral=self.referral,
        )

    # --- Places kept meanwhile ---

    def keep_places(self, request, people: int) -> None:
        """While places last, and while not too many forms come from one place."""
        if self.sheet.hold_minutes and self.draft:
            if limits.too_many("seat-hold", request, settings.SIGNUPS_PER_SOURCE_PER_HOUR, 3600):
                seat_holds.let_go(self.draft)
            else:
                seat_holds.keep(self.sheet, self.draft, people)

    def more_time(self) -> None:
        if self.draft:
            seat_holds.extend(self.draft, self.sheet)

    @property
    def hold(self):
        """{"until", "stands", "minutes"} for the page, or None."""
        found = seat_holds.of(self.draft) if self.sheet.hold_minutes else None
        if found is None:
            return None
        return {
            "until": found.until,
            "stands": found.until > timezone.now(),
            "minutes": self.sheet.hold_minutes,
            "may_extend": found.extended < seat_holds.MOST_EXTENSIONS,
        }

    # --- Forms ---

    @property
    def people(self) -> int:
        who = self.answers.get(WHO, {})
        rows = [i for i in range(self.sheet.max_participants) if person_field(i, "nickname") in who]
        return max(rows, default=0) + 1

    def who_form(self, data=None, people: int | None = None) -> WhoForm:
        """Step 1, bound to ``data`` or to what is kept, or empty."""
        if data is None and WHO in self.answers:
            data = MultiValueDict(self.answers[WHO])
        referred = self.referral is not None
        return WhoForm(data, sheet=self.sheet, people=people or self.people, referred=referred)

    def contact_form(self, who: WhoForm, data=None) -> ContactForm:
        """Step 2 for the people of a valid step 1."""
        if data is None and CONTACT in self.answers:
            data = MultiValueDict(self.answers[CONTACT])
        return ContactForm(
            data,
            sheet=self.sheet,
            participants=who.participants(),
            way=who.cleaned_data["way"],
            adult_role=who.cleaned_data.get("adult_role", ""),
        )

    def take(self, step: str, form, post) -> None:
        """Remember what was typed in a step."""
        self.answers[step] = drafts.typed(post, form.fields)

    def take_all(self, step: str, post) -> None:
        """The same when the form of the step cannot be made yet."""
        names = [name for name in post if name not in ("token", "step", "go", "calm")][:200]
        self.answers[step] = drafts.typed(post, names)

    # --- The slower path ---

    def calm_mark(self) -> str:
        return signing.dumps(drafts.hash_of(self.nonce), salt=CALM_SALT)

    def has_waited(self, mark: str) -> bool:
        """Whether this form has already been asked to wait, and did."""
        try:
            return signing.loads(mark, salt=CALM_SALT, max_age=3600) == drafts.hash_of(
                self.nonce
            ) and not _younger(mark, CALM_SECONDS)
        except signing.BadSignature:
            return False


def _younger(mark: str, seconds: int) -> bool:
    try:
        signing.loads(mark, salt=CALM_SALT, max_age=seconds)
    except signing.SignatureExpired:
        return False
    return True
