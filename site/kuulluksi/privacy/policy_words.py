"""The words of retention.yaml, so that the translators' tools find them: they do not read YAML.

tests/privacy/test_retention.py holds the two together. A new line in the policy gets its three sentences here.
"""

from django.utils.translation import gettext_noop as _

WORDS = (
    _("Messages on their way"),
    _("Until the message is sent; a message that could not be sent, 7 days. The empty row goes after 30 days."),
    _("To hand the message over."),
    _("The demo's own mailbox"),
    _("7 days, only in a demo."),
    _("To show in the demo what would have been sent."),
    _("Consents to publish"),
    _("Two years after the consent ended or was taken back."),
    _("To show that a story, a picture or a video was published with consent, and whose."),
    _("Names of calendar addresses"),
    _(
        "Until the address is removed or has not been used for 12 months, and then 90 days in which it says that it has ended."
    ),
    _("So that its holder knows which phone or programme uses which address."),
    _("Unfinished forms"),
    _("24 hours."),
    _("So that going back, reloading or a short break loses nothing."),
    _("Contacts of those who signed up"),
    _("30 days after the group or event has ended or the sign-up was withdrawn; then only counts."),
    _("To answer the person who signed up, in the way they wished."),
    _("People who signed up"),
    _("30 days after the last day or after leaving; then only counts."),
    _("So that the facilitator knows whom to expect."),
    _("What helps somebody come"),
    _("14 days after the last day or after leaving."),
    _(
        "To know what would help somebody come (food, access, trip, childcare, language). Each role reads only its own part."
    ),
    _("Whom to call at a unit on the forum's day"),
    _("So that the trip is agreed and a known adult answers on the day."),
    _("Addresses at which a forum is taken part in remotely"),
    _("30 days after the forum."),
    _("Initials of a unit's seats"),
    _("So that the worker knows which seat is whose."),
    _("Workers who passed on a form"),
    _("180 days after the worker's latest referral."),
    _("To send the worker their own page, and to tell the young person who gave the link."),
    _("Wishes to be called"),
    _("Three months if nobody has answered, 14 days after an answer."),
    _("To call somebody who wants to talk first."),
    _("Adults who are asked for a yes"),
    _("To ask the right adult whether a child may come."),
    _("Yes and no of adults"),
    _("Two years after the last day, or after the consent was refused or taken back."),
    _("To show that the right adult said yes, to which words and when."),
    _("The expert bank"),
    _("While the person wants to be in the bank. Asked once a year; erased 60 days after no answer."),
    _("To ask the person, in the way they chose."),
    _("Who an expert is by law, if they wanted to tell"),
    _("As long as the profile; taken out at once when the person asks."),
    _(
        "To pay a fee, when the payroll has no other way. Apart from the bank; one role opens it, and the log knows."
    ),
    _("Cards of experts on the site"),
    _("While the person's yes holds, a year at most; taken away at once when they take it back."),
    _("So that everyone can read what experts themselves want to say."),
    _("Where work supervision is held"),
    _("30 days after the last time. Who had booked which time, one year."),
    _("To tell it to those who booked."),
    _("Contacts with an expert"),
    _("One year, and not longer than the profile."),
    _("So that nobody is forgotten, and nobody has to tell the same thing twice."),
    _("Requests for an expert"),
    _("Two years after the request ended, then only codes, states and dates. Never confirmed, 14 days."),
    _("To find a fitting expert and to agree on the day."),
    _("Messages about a request"),
    _("Three months after the request ended. Of those who did not come, until the request ends."),
    _("So that requester and expert can agree without each other's addresses."),
    _("Feedback on a meeting with an expert"),
    _("A year. Then only how it felt, as a count."),
    _("To make the next meeting better."),
    _("Unfinished requests for an expert"),
    _("One day, or a week when their writer saved them to continue later."),
    _("So that nothing written is lost before it is sent."),
    _("Assignments of experts"),
    _("Six months after the fee is settled. Of those who did not come, until the request ends."),
    _("To prepare the day and support the expert."),
    _("Those who wait for a group"),
    _("Three months if nobody has answered, 30 days after an answer."),
    _("To tell one person that a season starts, or to call them back."),
    _("References of granted groups"),
    _(
        "Six months after the last day of a granted group's season. The decision itself is in the county's client records, never here."
    ),
    _(
        "So that the county can tell which place belongs to which decision when it moves attendance to the client records."
    ),
    _("Agendas and notes of developer groups"),
    _("Two years after the meeting."),
    _("So that members can read what a meeting takes up and what was said. They name nobody."),
    _("Questions between developer groups"),
    _("Two years after the day by which answers were asked."),
    _("So that groups can ask each other."),
    _("Answers of developer groups to each other"),
    _("So that a joint statement can be written from them."),
    _("Details of what a developer group raised"),
    _("Two years after it was sent. The matter and its answer, which name nobody, stay."),
    _("So that those who were asked understand the matter."),
    _("Drafts of statements"),
    _("Two years after the draft was begun. A released statement stays public until the group takes it back."),
    _("So that groups can write a statement together before they release it."),
    _("Requests that a developer group was asked to answer"),
    _("Two years after the group was asked, or until the request goes."),
    _("So that the group knows what is asked of it."),
    _("Feedback on a season"),
    _(
        "A year after the season. Nobody is named from the first moment; the words go, the faces stay as counts."
    ),
    _("To make the next season better."),
    _("Addresses of remote meetings"),
    _("30 days after the last session."),
    _("To tell those who have a place where they take part."),
    _("Feedback on an open event"),
    _(
        "A year after the last session. Nobody is named from the first moment; the words go, the faces stay as counts."
    ),
    _("To make the next event better."),
    _("Stories and good moments offered for the site"),
    _(
        "While it is being written or is on the site, and six months without a step. Taken back, nothing from that moment on."
    ),
    _("To write the text together with its teller, and to publish only what the teller has said yes to."),
    _("Messages about an offered text"),
    _("As long as the offered text, and not a moment longer."),
    _("So that teller and editors can agree on the words."),
    _("Comments on stories"),
    _(
        "A published one as long as the story is on the site. One that was not published, 14 days. One nobody has read, 30 days."
    ),
    _("To show what readers say, once an editor has read it."),
)
# Rules that end rows without a sealed column.
OTHER_RULES = {
    "access_log": _("Who has looked: five years"),
    "audit_lines": _("Who has done what: five years"),
    "erasure_runs": _("Reports of these runs: two years"),
    "experts_claims": _("Fees: as long as the books are kept"),
    "groups_stand_ins": _("Links of those who stood in for a leader: 30 days after the meeting"),
    "jobs": _("Work of the program that is done: 14 days"),
    "links": _("Links that have ended: 90 days"),
    "signups_marks": _("Marks of who came: with the sign-up, then only counts"),
    "sessions": _("Log-ins that have ended: at once"),
}
