"""A member of staff adds a passkey and next time comes in with it alone. A real browser, a virtual key."""

from kuulluksi.people.models import User
from tests.cast import PASSWORD


def give_a_key(page) -> None:
    """A key in the machine itself that knows its owner, as in a phone."""
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_a_passkey_is_added_and_opens_the_desk_without_a_password(open_page, coordinator, settings):
    settings.SECOND_FACTOR_REQUIRED = True
    page = open_page("/tili/login/", width=1280)
    give_a_key(page)
    page.fill("input[name=login]", coordinator.username)
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/tili/2fa/")  # a password alone gets no further

    page.goto("/tili/2fa/webauthn/add/")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/tili/2fa/webauthn/add/")
    page.fill("input[name=name]", "phone")
    page.check("input[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url("**/tili/2fa/**recovery-codes/**")
    page.goto("/hallinta/")
    assert page.url.endswith("/hallinta/")

    page.context.clear_cookies()
    page.goto("/tili/login/")
    page.click("#passkey_login")
    page.wait_for_url("**/hallinta/")
    assert User.objects.get(pk=coordinator.pk).last_login is not None
