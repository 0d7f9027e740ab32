"""A seal opens in its own place, under its own key, and shows nothing on the way."""

import json
from io import StringIO

import pytest
from allauth.mfa.models import Authenticator
from django.core.management import call_command
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.template import Context, Template
from hypothesis import given
from hypothesis import settings as speed
from hypothesis import strategies as st

from kuulluksi.notices.models import Message
from kuulluksi.privacy.access import own
from kuulluksi.privacy.adapters import SecondFactorAdapter
from kuulluksi.privacy.crypto import SealBroken, blind_index, key_id_of, seal, unseal
from kuulluksi.privacy.fields import Sealed
from kuulluksi.privacy.retention import sealed_columns

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
OLD, NEW = "k1:" + "a" * 40, "k2:" + "b" * 40


def sealed_row(number, address="vili@example.test", key_url="https://x.example/key"):
    return Message.objects.create(
        kind="staff_notice", channel="email", address=address, sealed_data=key_url, dedupe_key=f"row {number}"
    )


def stored(column="address"):
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {column} FROM notices_message ORDER BY dedupe_key")
        return [value for (value,) in cursor.fetchall()]


@given(TEXT, TEXT)
@speed(deadline=None)
def test_any_text_comes_back_from_its_own_place(text, place):
    assert unseal(seal(text, place), place) == text


@given(TEXT, TEXT, TEXT)
@speed(deadline=None)
def test_no_text_comes_back_from_another_place(text, place, other):
    if place != other:
        with pytest.raises(SealBroken):
            unseal(seal(text, place), other)


@given(TEXT, st.data())
@speed(deadline=None)
def test_one_changed_character_breaks_the_seal(text, data):
    whole = seal(text, "here")
    spot = data.draw(st.integers(3, len(whole) - 1))
    other = data.draw(st.sampled_from("ABCxyz019_").filter(lambda sign: sign != whole[spot]))
    changed = whole[:spot] + other + whole[spot + 1 :]
    try:
        opened = unseal(changed, "here")
    except SealBroken:
        return
    # the last base64 character has bits that mean nothing; then nothing has changed
    assert opened == text
    assert spot >= len(whole.rstrip("=")) - 1


@pytest.mark.parametrize("text", ["", "plain text", "v1:k9:AAAA", "v2:k0:AAAA", "v1:k0:%%%", "v1:k0:", "v1:"])
def test_what_is_not_a_seal_of_ours_is_refused_and_not_passed_on(text):
    with pytest.raises(SealBroken) as refused:
        unseal(text, "here")
    assert str(refused.value) == ""


def test_a_wrong_key_opens_nothing(settings):
    settings.PERSONAL_DATA_KEYS = OLD
    under_old = seal("Vili", "here")

    settings.PERSONAL_DATA_KEYS = NEW
    with pytest.raises(SealBroken):
        unseal(under_old, "here")
    settings.PERSONAL_DATA_KEYS = "k1:" + "c" * 40  # the same name, another key
    with pytest.raises(SealBroken):
        unseal(under_old, "here")


def test_the_same_text_never_looks_the_same_twice():
    assert len({seal("Vili", "here") for _ in range(50)}) == 50


def test_a_blind_index_says_the_same_for_one_purpose_and_another_for_the_next():
    assert blind_index("a", " Vili@Example.test ") == blind_index("a", "vili@example.test")
    assert blind_index("a", "vili@example.test") != blind_index("b", "vili@example.test")


@pytest.mark.django_db
@pytest.mark.parametrize("column", ["address", "sealed_data"])
def test_a_value_moved_to_another_row_or_column_does_not_open(column):
    one, two = sealed_row(1), sealed_row(2)
    with connection.cursor() as cursor:
        cursor.execute(
            f"UPDATE notices_message SET {column} = (SELECT address FROM notices_message WHERE dedupe_key = 'row 1')"
            " WHERE dedupe_key = 'row 2'"
        )
    two = Message.objects.get(pk=two.pk)

    with pytest.raises(SealBroken):
        own(two, [column])
    assert own(Message.objects.get(pk=one.pk), ["address"]) == {"address": "vili@example.test"}


@pytest.mark.django_db
def test_a_sealed_value_shows_itself_only_as_dots():
    row = Message.objects.get(pk=sealed_row(1).pk)
    value = row.address

    shown = [
        str(value),
        repr(value),
        f"{value}",
        f"{value!r:>3}",
        "%s" % value,  # noqa: UP031  people write it so
        Template("{{ row.address }} {{ row.address|upper }} {{ row }}").render(Context({"row": row})),
        repr(row.__dict__["address"])[:3],
    ]

    assert "vili" not in " ".join(shown).casefold()
    with pytest.raises(TypeError):
        json.dumps(value)
    with pytest.raises(TypeError):
        json.dumps(value, cls=DjangoJSONEncoder)
    with pytest.raises(TypeError):
        value == "vili@example.test"  # noqa: B015
    with pytest.raises(TypeError):
        {value}  # noqa: B018


def test_a_value_not_yet_saved_shows_dots_too():
    assert str(Sealed(plain="Vili")) == repr(Sealed(plain="Vili")) == "•••"


@pytest.mark.django_db
def test_nobody_filters_or_updates_a_sealed_column_in_clear():
    sealed_row(1)

    with pytest.raises(TypeError):
        Message.objects.filter(address="vili@example.test").exists()
    with pytest.raises(TypeError), transaction.atomic():
        Message.objects.update(address="eve@example.test")
    assert all(value.startswith("v1:") for value in stored())


@pytest.mark.django_db
def test_rotation_seals_everything_under_the_new_key_and_the_old_one_can_go(settings, coordinator):
    settings.PERSONAL_DATA_KEYS = OLD
    for number in range(5):
        sealed_row(number)
    secret = SecondFactorAdapter().encrypt("JBSWY3DP")
    Authenticator.objects.create(user=coordinator, type="totp", data={"secret": secret})

    settings.PERSONAL_DATA_KEYS = f"{NEW},{OLD}"
    sealed_row(9)
    assert {key_id_of(value) for value in stored()} == {"k1", "k2"}
    out = StringIO()
    call_command("rotate_keys", stdout=out)

    settings.PERSONAL_DATA_KEYS = NEW
    assert {key_id_of(value) for value in stored()} == {"k2"}
    assert {key_id_of(value) for value in stored("sealed_data")} == {"k2"}
    for row in Message.objects.all():
        assert own(row, ["address", "sealed_data"]) == {
            "address": "vili@example.test",
            "sealed_data": "https://x.example/key",
        }
    assert SecondFactorAdapter().decrypt(Authenticator.objects.get().data["secret"]) == "JBSWY3DP"
    assert "      5  notices.Message.address" in out.getvalue()


@pytest.mark.django_db
def test_a_second_rotation_has_nothing_to_do(settings):
    settings.PERSONAL_DATA_KEYS = OLD
    sealed_row(1)
    settings.PERSONAL_DATA_KEYS = f"{NEW},{OLD}"
    call_command("rotate_keys", stdout=StringIO())
    before = stored()

    call_command("rotate_keys", stdout=StringIO())

    assert stored() == before


@pytest.mark.django_db
def test_rotation_stops_at_a_value_that_no_key_opens(settings):
    settings.PERSONAL_DATA_KEYS = OLD
    sealed_row(1)

    settings.PERSONAL_DATA_KEYS = NEW
    with pytest.raises(SealBroken):
        call_command("rotate_keys", stdout=StringIO())
    assert {key_id_of(value) for value in stored()} == {"k1"}


def test_every_model_with_a_sealed_column_has_a_key_made_in_python():
    for model, _column in sealed_columns():
        assert model._meta.pk.get_internal_type() == "UUIDField", model
