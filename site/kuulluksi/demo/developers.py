"""What goes on in the demo's developer groups: papers, a question between three areas, matters raised, a statement."""

from datetime import timedelta

from django.utils import timezone

from groups import actions as groups
from groups.developers import actions
from groups.developers.models import Consultation, Issue, MeetingPaper, Statement
from groups.models import PeerGroup, Season

from . import group_life
from .cast import Demo

AGENDA = "Aluksi syödään\nKirjeet: mitä niistä ymmärtää?\nKysymys muille ryhmille\nSeuraava kerta"
NOTES = (
    "Puhuttiin kirjeistä, jotka tulevat kotiin. Moni oli jättänyt kirjeen lukematta, koska se pelotti.\n\n"
    "Yksi meistä ehdotti, että ensin soitettaisiin. Päätimme kysyä muilta ryhmiltä, mikä ensitapaamisessa auttoi."
)
QUESTION = "Mikä auttoi ensimmäisessä tapaamisessa uuden työntekijän kanssa? Mitä toivoisitte toisin?"
ANSWER = "Auttoi, että työntekijä kertoi ensin itsestään. Toivoisimme, että kysytään, missä halutaan tavata."
# the matter (fi, sv, en), details, to the steering group, status, the answer (fi, sv, en), public
MATTERS = (
    (
        ("Kirjeet kotiin kirjoitetaan selkokielellä", "Breven hem skrivs på lätt språk", "Letters home are written in plain language"),
        "Kirje päätöksestä on monta sivua, ja tärkein asia on lopussa.",
        False, "done",
        ("Kirjepohjat on kirjoitettu uudestaan yhdessä ryhmän kanssa. Ne ovat käytössä.",
         "Brevmallarna har skrivits om tillsammans med gruppen. De är i bruk.",
         "The templates have been rewritten together with the group. They are in use."),
        True,
    ),
    (
        ("Nuori saa valita, missä ensimmäinen tapaaminen on", "Den unga får välja var den första träffen är", "The young person chooses where to meet first"),
        "Toimisto voi pelottaa. Kahvila, koulu tai oma koti voisi olla helpompi.",
        True, "under_work",
        ("Ohjausryhmä kuuli asian. Kokeilu alkaa kahdessa yksikössä keväällä.", "Styrgruppen har hört saken. Ett försök börjar i två enheter på våren.", "The steering group has heard the matter. A trial begins in two units in spring."),
        True,
    ),
    (
        ("Työntekijän vaihtuessa nuori tapaa uuden yhdessä vanhan kanssa", "När den anställda byts träffar den unga den nya tillsammans med den gamla", "When a worker changes, both meet the young person together"),
        "Liian moni on saanut tietää vaihdosta viestillä.",
        True, "sent", ("", "", ""), False,
    ),
)  # fmt: skip
WORDS = {
    "title_fi": "Ensimmäinen tapaaminen on tärkein",
    "text_fi": (
        "Ensimmäisestä tapaamisesta jää mieleen, kuunneltiinko. Toivomme, että työntekijä kertoo ensin, kuka hän on ja "
        "mistä tänään puhutaan.\n\nToivomme, että nuorelta kysytään, missä hän haluaa tavata ja kuka saa olla mukana."
    ),
    "addressed_to_fi": "Lastensuojelun työntekijöille ja esihenkilöille",
    "title_sv": "Den första träffen är viktigast",
    "text_sv": (
        "Av den första träffen minns man om någon lyssnade. Vi önskar att den anställda först berättar vem hen är och vad "
        "vi talar om i dag.\n\nVi önskar att den unga tillfrågas var hen vill träffas och vem som får vara med."
    ),
    "addressed_to_sv": "Till barnskyddets anställda och chefer",
    "title_en": "The first meeting matters most",
    "text_en": (
        "What stays from the first meeting is whether somebody listened. We wish that the worker first tells who they are "
        "and what we talk about today.\n\nWe wish that the young person is asked where to meet and who may be there."
    ),
    "addressed_to_en": "To child protection workers and their managers",
}
MEMBERS = ("Aalto", "Kuura", "Myrsky", "Oras", "Terhi", "Vuono")


def build(demo: Demo) -> None:
    here, forssa, riihimaki = (
        PeerGroup.objects.get(slug=f"kehittajat-{place}") for place in ("hameenlinna", "forssa", "riihimaki")
    )
    leader = demo.staff["facilitator"]
    peers = here.facilitators.filter(role="peer", user=None)
    for peer in peers.exclude(group__facilitators__user=demo.staff["peer_facilitator"])[:1]:
        peer.user = demo.staff["peer_facilitator"]
        groups.set_leader(peer, by=demo.staff["coordinator"])
    season = Season.objects.current().get(group=here)
    for n, nickname in enumerate(MEMBERS):
        group_life.insider(demo, season, nickname, n)
    group_life.call_rolls(season, leader)
    papers(season, leader)
    matters(here, demo)
    if not Consultation.objects.exists():
        due = demo.today + timedelta(days=16)
        row = actions.ask_groups(
            here,
            topic="Ensimmäinen tapaaminen",
            question=QUESTION,
            due_on=due,
            groups=[forssa, riihimaki],
            by=leader,
        )
        actions.answer_consultation(row.answers.get(group=forssa), text=ANSWER, by=demo.staff["facilitator_2"])
    if not Statement.objects.exists():
        statement = actions.draft_together(Consultation.objects.get(), by=leader)
        actions.write_statement(statement, words=WORDS, by=leader)
        for voice in statement.voices.all():
            remark = "Myös vanhemmalta pitää kysyä." if voice.group_id == forssa.pk else ""
            actions.say_stand(
                voice, stand="remark" if remark else "agreed", remark=remark, said_on=demo.today, by=leader
            )
        actions.release(statement, by=leader)


def papers(season: Season, leader) -> None:
    held = season.event.occurrences.filter(end__lt=timezone.now()).order_by("-start").first()
    coming = season.event.occurrences.coming(timezone.now()).first()
    for meeting, notes in ((held, NOTES), (coming, "")):
        if meeting and not MeetingPaper.objects.filter(meeting=meeting).exists():
            actions.write_papers(season, meeting, agenda=AGENDA, notes=notes, by=leader)


def matters(group: PeerGroup, demo: Demo) -> None:
    leader, coordinator = demo.staff["facilitator"], demo.staff["coordinator"]
    for words, details, to_steering, status, answer, public in MATTERS:
        if Issue.objects.filter(matter_fi=words[0]).exists():
            continue
        issue = actions.raise_issue(
            group,
            matter=dict(zip(("fi", "sv", "en"), words, strict=True)),
            details=details,
            organisation=None if to_steering else group.organisation,
            by=leader,
        )
        if answer[0]:
            said = dict(zip(("fi", "sv", "en"), answer, strict=True))
            actions.answer_issue(issue, status=status, answer=said, by=coordinator)
        else:
            Issue.objects.filter(pk=issue.pk).update(
                sent_on=demo.today - timedelta(days=33), promised_on=demo.today - timedelta(days=3)
            )
        actions.make_public(issue, public, by=leader)
