"""The demo's page tree: four languages, seven listings, three stories, one drawn video."""

import datetime

from django.core.files.base import ContentFile

from kuulluksi.look import pictures
from kuulluksi.pages import actions, wayfinding
from kuulluksi.pages.models import (
    AudiencePage,
    FaqPage,
    ForumPage,
    GroupIndexPage,
    HelpPage,
    HomePage,
    InfoPage,
    NgoIndexPage,
    NgoPage,
    RequestPage,
    StatementPage,
    StoryCategory,
    StoryIndexPage,
    StoryPage,
    StructurePage,
    Video,
    VideoIndexPage,
    VideoPage,
)
from kuulluksi.privacy import consents

from . import (
    house_pages,
    info_words,
    ngo_words,
    page_words,
    registers,
    story_words,
    tellings,
    words_en,
    words_sv,
)
from .cast import Demo
from .page_tree import by_code, put

CONSENT_DAYS = 700
GUIDELINES_OF = datetime.date(2026, 9, 1)
CLIP = "Mitä kokemusasiantuntija tekee?"
OTHERS = {"sv": words_sv, "en": words_en}


def consent_code(demo: Demo, purpose: str, code: str, identity: str) -> str:
    """The code that is there while it holds well into the future, else that of a new consent for somebody made up."""
    held = consents.holding(code, purpose)
    if held and (held.valid_until - demo.today).days > CONSENT_DAYS // 2:
        return code
    return consents.register(
        purpose=purpose,
        identity=identity,
        area=demo.areas["hameenlinna"],
        way="in_person",
        language="fi",
        valid_until=demo.today + datetime.timedelta(days=CONSENT_DAYS),
        by=demo.staff["editor"],
    ).code


def homes(demo: Demo) -> dict[str, HomePage]:
    made = {}
    for language, words in page_words.HOMES.items():
        found = HomePage.objects.filter(locale=actions.locale_of(language), depth=2).first()
        if found is None:
            found = HomePage(locale=actions.locale_of(language), slug=language, **words)
            if made:
                found.translation_key = made["fi"].translation_key
                made["fi"].get_parent().add_child(instance=found)
            else:
                actions.open_site(found)
            actions.publish(found)
        made[language] = found
    return made


def doors(home: dict) -> None:
    """Groups, forum, request and help in every language that has them."""
    twins = {}
    for language, (slug, title, summary) in page_words.GROUPS.items():
        twins["groups"] = put(
            home[language], GroupIndexPage, twin=twins.get("groups"), slug=slug, title=title, summary=summary
        )
    for language, (slug, title, summary) in page_words.FORUMS.items():
        twins["forum"] = put(
            home[language], ForumPage, twin=twins.get("forum"), slug=slug, title=title, summary=summary
        )
    for language, words in page_words.REQUESTS.items():
        twins["request"] = put(
            home[language], RequestPage, twin=twins.get("request"), side="ammattilaiset", **words
        )
    for language, words in page_words.HELPS.items():
        twins["help"] = put(home[language], HelpPage, twin=twins.get("help"), neutral_title=True, **words)


def reading(home: dict, demo: Demo) -> None:
    twins = finnish(home, demo)
    for language, words in OTHERS.items():
        root = home[language]
        for slug, fields in words.AUDIENCES.items():
            links = [("link", value) for value in fields["links"]]
            put(root, AudiencePage, twin=twins[slug], **{**fields, "links": links})
        for slug, fields in words.INFO.items():
            more = {"version_date": GUIDELINES_OF} if fields.get("version") else {}
            put(root, InfoPage, twin=twins[slug], **fields, **more)
        put(root, FaqPage, twin=twins["usein-kysyttya"], questions=questions(words.QUESTIONS), **words.FAQ)
    put(home["fi-simple"], InfoPage, twin=twins["vertaistuki"], **info_words.PLAIN_SUPPORT)
    put(home["fi-simple"], InfoPage, **info_words.PLAIN_CALL)


def questions(pairs) -> list:
    return [("question", {"question": question, "answer": answer}) for question, answer in pairs]


def finnish(home: dict, demo: Demo) -> dict:
    """The Finnish pages to read, by slug."""
    made = {}
    parents = {None: home["fi"]}
    for words in page_words.AUDIENCES:
        links = [("link", value) for value in words["links"]]
        parents[words["slug"]] = put(home["fi"], AudiencePage, **{**words, "links": links})
    made |= parents
    for words in page_words.INFO:
        parent = parents[words.get("parent")]
        more = {"version_date": GUIDELINES_OF} if words.get("version") else {}
        fields = {name: value for name, value in words.items() if name != "parent"}
        made[words["slug"]] = put(parent, InfoPage, **fields, **more)
    made["usein-kysyttya"] = put(
        home["fi"],
        FaqPage,
        slug="usein-kysyttya",
        title="Usein kysyttyä",
        summary="Viisi kysymystä, joita ammattilaiset kysyvät järjestöiltä.",
        questions=questions(info_words.QUESTIONS),
    )
    put(
        home["fi"],
        StructurePage,
        slug="rakenne",
        title="Rakenne",
        summary="Kuka tekee mitä ja kenen kanssa.",
        caption="Ohjausryhmä tukee ja kehittäjäryhmä valmistelee. Osallisuuskoordinaattori tekee työn yhdessä "
        "järjestöjen, koulutusorganisaatioiden ja alueen toimijoiden kanssa.",
        bodies=[("body", value) for value in info_words.BODIES],
    )
    return made


def statements(home: dict, demo: Demo) -> None:
    links = {
        "accessibility": "https://www.saavutettavuusvaatimukset.fi/",
        "privacy": "https://tietosuoja.fi/",
    }
    for kind, versions in info_words.STATEMENTS.items():
        twin = None
        for language, words in versions.items():
            page = put(
                home[language], StatementPage, twin=twin, kind=kind, updated_on=demo.today.replace(day=1),
                **{"authority_link": links[kind], **words},
            )  # fmt: skip
            twin = twin or page


def stories(home: dict, demo: Demo) -> list[StoryPage]:
    categories = {
        slug: StoryCategory.objects.update_or_create(
            slug=slug, defaults={"name_fi": fi, "name_sv": sv, "name_en": en}
        )[0]
        for slug, fi, sv, en in story_words.CATEGORIES
    }
    index = put(
        home["fi"],
        StoryIndexPage,
        slug="tarinat",
        title="Tarinat",
        summary="Ihmiset kertovat itse. Nimet on muutettu, ja kertojat ovat lukeneet tekstinsä ennen julkaisua.",
    )
    made = []
    for words in story_words.STORIES:
        there = StoryPage.objects.child_of(index).filter(slug=words["slug"]).first()
        code = consent_code(demo, "story", there.consent_code if there else "", f"Keksitty: {words['byline']}")
        fields = {**words, "categories": by_code(categories, words["categories"])}
        page = put(index, StoryPage, consent_code=code, **fields)
        made.append(told_by(page, code))
    first = made[0]
    for language, words in OTHERS.items():
        own_index = put(home[language], StoryIndexPage, twin=index, **words.STORIES)
        fields = {**words.STORY, "categories": list(first.categories.all())}
        told_by(
            put(own_index, StoryPage, twin=first, consent_code=first.consent_code, **fields), first.consent_code
        )
        if home[language].featured_story is None:
            home[language].featured_story = StoryPage.objects.get(
                locale=own_index.locale, translation_key=first.translation_key
            )
            actions.publish(home[language])
    return made


def told_by(page: StoryPage, code: str) -> StoryPage:
    """The story under the code that holds now."""
    if page.consent_code != code:
        page.consent_code = code
        actions.publish(page)
    return page


def ngos(home: dict, demo: Demo) -> None:
    index = put(
        home["fi"],
        NgoIndexPage,
        slug="jarjestot",
        title="Järjestöt",
        summary="Nämä järjestöt tarjoavat vertaistukea ja kokemusasiantuntijoita. Voit olla niihin yhteydessä suoraan.",
    )
    checked = datetime.date(2023, 12, 1)
    for words in ngo_words.LISTINGS:
        fields = {
            **words,
            "organisation": demo.organisations[words["organisation"]],
            "services": by_code(demo.engagement_types, words["services"]),
            "support": by_code(demo.support_forms, words["support"]),
            "audiences": by_code(demo.audiences, words["audiences"]),
            "areas": by_code(demo.areas, words["areas"]),
            "contact_role": "Järjestön kokemustoiminta",
            "contact_email": f"{words['slug']}@example.test",
        }
        put(index, NgoPage, last_checked=checked, facts_year=2023, **fields)
    for language, words in OTHERS.items():
        put(home[language], NgoIndexPage, twin=index, **words.NGOS)


def videos(home: dict, demo: Demo) -> VideoPage:
    film = Video.objects.filter(title=CLIP).first()
    if film is None:
        film = Video(title=CLIP, duration=15, no_speech=True)
        for language in Video.LANGUAGES:
            setattr(film, f"captions_{language}", pictures.clip_captions(language).decode())
            setattr(film, f"transcript_{language}", pictures.clip_transcript(language))
        film.file = ContentFile(pictures.clip(), name="clip.webm")
        film.save()
    code = consent_code(demo, "video", film.consent_code, "Keksitty: videon piirtäjä")
    if code != film.consent_code:
        film.consent_code = code
        film.save()
    index = page = finnish = None
    for language, (slug, title, summary, own_slug, own_title, own_summary) in page_words.VIDEOS.items():
        index = put(home[language], VideoIndexPage, twin=index, slug=slug, title=title, summary=summary)
        page = put(
            index, VideoPage, twin=page, slug=own_slug, title=own_title, summary=own_summary, video=film,
            picture_seed="kolme",
        )  # fmt: skip
        finnish = finnish or page
    return finnish


def build(demo: Demo) -> None:
    wayfinding.forget()
    home = homes(demo)
    doors(home)
    reading(home, demo)
    statements(home, demo)
    told = stories(home, demo)
    ngos(home, demo)
    registers.build(home, demo)
    house_pages.build(home, demo)
    film = videos(home, demo)
    front = home["fi"]
    if (front.featured_story_id, front.featured_video_id) != (told[0].pk, film.pk):
        front.featured_story, front.featured_video = told[0], film
        actions.publish(front)
    actions.give_rights()
    ngo, person = demo.organisations["lauste"], demo.staff["ngo_editor"]
    if not person.groups.filter(name=actions.group_name(ngo)).exists():
        actions.make_ngo_editor(ngo, person, by=demo.staff["administrator"])
    tellings.build(demo, told[0])
    wayfinding.forget()
