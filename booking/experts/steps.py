"""From a POST to the next step of a request: the token, the draft and the forms. asking.py tells the story."""

from dataclasses import dataclass, field

from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _

from kuulluksi.privacy import form_tokens

from . import drafts, pasted
from .forms.request import STEPS, RequestForm
from .models import RequestDraft

FORM = "request"
CHECK = "check"
ORDER = [*STEPS, CHECK]
OWN_WORDS = (
    "aim",
    "shaping",
    "audience",
    "audience_adult",
    "place",
    "host",
    "backup_host",
    "meeting_times",
    "billing",
    "unit",
)
PRIVATE_MAIL = (
    "gmail.com",
    "hotmail.com",
    "outlook.com",
    "icloud.com",
    "yahoo.com",
    "luukku.com",
    "suomi24.fi",
)


@dataclass
class Filling:
    """One professional writing one request."""

    token: str = ""
    nonce: str = ""
    age: float = 0.0
    draft: RequestDraft | None = None
    answers: dict = field(default_factory=dict)
    notices: list[str] = field(default_factory=list)

    @classmethod
    def new(cls) -> "Filling":
        filling = cls()
        filling.renew()
        return filling

    @classmethod
    def of(cls, post) -> "Filling":
        """Go on from a POST. An altered or old token is replaced; what was typed stays."""
        filling = cls(token=post.get("form_token", "")[:600])
        try:
            read = form_tokens.read(FORM, filling.token)
        except form_tokens.FormTokenInvalid:
            filling.renew()
            filling.notices.append(
                _("The page had been open elsewhere, so we gave you a fresh one. Look through it and continue.")
            )
            return filling
        filling.nonce, filling.age = read.nonce, read.age
        filling.draft = drafts.load(read.nonce)
        filling.answers = drafts.answers_of(filling.draft)
        if read.too_old:
            filling.renew()
            filling.notices.append(
                _("The page had been open for a long time. Your text is here: look through it and continue.")
            )
            filling.keep()
        return filling

    def renew(self) -> None:
        self.token = form_tokens.issue(FORM)
        read = form_tokens.read(FORM, self.token)
        self.nonce, self.age = read.nonce, read.age

    def keep(self) -> None:
        self.draft = drafts.save(self.draft, self.nonce, self.answers)

    def take(self, step: str, post) -> None:
        """Remember what was typed in a step."""
        self.answers |= drafts.typed(post, STEPS[step])

    def form(self, step: str) -> RequestForm:
        """One step as it was last typed, without complaints; bound only by checked()."""
        names = [name for name in STEPS[step] if name in self.answers]
        typed = {
            name: self.answers[name] if _many(name) else (self.answers[name] or [""])[-1] for name in names
        }
        return RequestForm(initial=typed, only=step)

    def checked(self, step: str = "") -> RequestForm:
        """The step, or the whole, with what is typed read and judged."""
        return RequestForm(MultiValueDict(self.answers), only=step)

    def worries(self, step: str) -> list[str]:
        """What in the words of a step looks like a client; nothing when its writer has already looked again."""
        words = " \n".join(
            text for name in STEPS[step] if name in OWN_WORDS for text in self.answers.get(name, [])
        )
        return pasted.worries(words)


def _many(name: str) -> bool:
    return name in ("topics", "publicity", "arrangements")


def is_private_mail(address: str) -> bool:
    return address.rsplit("@", 1)[-1].lower() in PRIVATE_MAIL
