"""What is remembered between requests is never older than the last change."""

import pytest

from kuulluksi.pages import wayfinding


@pytest.mark.django_db
@pytest.mark.either
def test_what_was_asked_for_before_a_change_is_not_remembered_after_it():
    """As when another thread's change is committed between the question and its answer."""
    answers = iter(["old", "new", "never"])

    def make(keys=()):
        answer = next(answers)
        if answer == "old":
            wayfinding.forget()
        return dict.fromkeys(keys, answer) if keys else answer

    assert [wayfinding.remembered("key", make) for _time in range(3)] == ["old", "new", "new"]

    answers = iter(["old", "new", "never"])
    asked = [wayfinding.each_remembered("kind", ["a", "b"], make) for _time in range(3)]
    assert [each["b"] for each in asked] == ["old", "new", "new"]
