"""Opening what people answered: all of it for themselves, for staff only what their role works with."""

from collections.abc import Iterable

from kuulluksi.privacy.access import own, reveal

from .models import Needs, SignUp

ALL = None
_reads: dict[str, set[str] | None] = {
    "coordinator": ALL,
    "facilitator": ALL,
    "kitchen": {"diet"},
    "first_aid": {"access_needs"},
}


def let_read(role: str, *codes: str) -> None:
    """An upper room's question that a narrow role works with. Called in AppConfig.ready()."""
    if _reads.setdefault(role, set()) is not ALL:
        _reads[role].update(codes)


def readable_by(user) -> set[str] | None:
    """Codes of the questions this account may open; None means all of them."""
    held = [_reads[role] for role in user.roles if role in _reads]
    return ALL if ALL in held else set().union(*held)


def own_answers(signup: SignUp) -> dict:
    """Everything one person answered, for the person themselves. Ask with ``with_needs()`` when there are many."""
    row = _row(signup)
    return (own(row, ["answers"])["answers"] or {}) if row else {}


def revealed(signups: Iterable[SignUp], *, actor, reason: str) -> list[dict]:
    """Answers of many, in the same order, cut to what the actor's role may read; one line in the access log."""
    signups = list(signups)
    rows = list(Needs.objects.filter(signup__in=signups).order_by("pk"))
    plain = reveal(rows, ["answers"], actor=actor, reason=reason)
    opened = {row.signup_id: one["answers"] or {} for row, one in zip(rows, plain, strict=True)}
    may = readable_by(actor)
    return [
        {code: value for code, value in opened.get(signup.pk, {}).items() if may is ALL or code in may}
        for signup in signups
    ]


def has_answers(signup: SignUp) -> bool:
    return _row(signup) is not None


def _row(signup) -> Needs | None:
    try:
        return signup.needs
    except Needs.DoesNotExist:
        return None
