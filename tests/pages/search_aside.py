"""Searches kept aside: written by somebody who has seen neither the search's code nor its synonyms, search words and
older searches, and knows the site only as a reader does. At least forty; nobody tunes the search by them.

(language: "fi", "sv" or "en", what somebody types, addresses any of which is an answer)

    ("fi", "sanat joita joku hakee", ("/fi/ryhmat/jalkihuolto/", "/fi/nuorille/")),

How many are found: pytest -s tests/demo/test_pages.py -k real_searches, and the same with TEST_DATABASE=postgres.
"""

ASIDE = []
