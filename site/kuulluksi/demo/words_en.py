"""The demo's pages in English: written for readers of English, not sentence by sentence. Keys are Finnish slugs."""

from .words import action, heading, link, text

AUDIENCES = {
    "nuorille": {
        "slug": "for-young-people",
        "title": "For young people",
        "side": "nuoret",
        "summary": "You decide how much you take part. It can start with a group, a talk, or just a look around.",
        "links": [link("Find your group", "/en/groups/"), link("Youth forum", "/en/youth-forum/"),
                  link("Read a story", "/en/stories/"), link("Help now", "/en/help-now/")],
        "body": [
            heading("You do not have to"),
            text("<ul><li>give your real name</li><li>tell why you are here</li><li>talk if you do not want to</li>"
                 "<li>come every time</li></ul>"),
            heading("What there is"),
            text("<p>In a group you meet others who have been through something similar. At the forum you say what should "
                 "change, and adults listen. Later, if you like, you can talk to professionals. You are paid for it.</p>"),
            action("Not sure where to start?", "Call or send a message. You need not know what you want.",
                   "See the groups", "/en/groups/"),
        ],
    },
    "vanhemmille": {
        "slug": "for-parents",
        "title": "For parents and close ones",
        "side": "perheet",
        "summary": "Meet others who know what it is like when a child lives elsewhere. Nobody judges you here.",
        "links": [link("Groups for families", "/en/groups/"), link("Read a story", "/en/stories/"),
                  link("NGOs that help", "/en/ngos/")],
        "body": [
            heading("How a group works"),
            text("<p>The group meets a few times at a fixed hour. A worker leads it, often together with somebody who has "
                 "been in the same place. What is said stays in the group. It costs nothing.</p>"),
            heading("It does not affect your case"),
            text("<p>Taking part does not show in the papers of child protection. The leader tells when something has to be "
                 "passed on: only if somebody is in danger.</p>"),
        ],
    },
    "ammattilaisille": {
        "slug": "for-professionals",
        "title": "For professionals",
        "side": "ammattilaiset",
        "summary": "Request an expert by experience, show somebody the way to a group, and read how to work together well.",
        "links": [link("Request an expert by experience", "/en/request-an-expert/"), link("NGOs", "/en/ngos/"),
                  link("What is an expert by experience?", "/en/what-is-an-expert-by-experience/"),
                  link("Questions and answers", "/en/questions/")],
        "body": [
            heading("Seven things that make it go well"),
            text("<ol><li>Ask the experts themselves what they want to talk about.</li><li>Say in advance who will listen "
                 "and how many.</li><li>Agree on a break and on how to leave.</li><li>Agree on the fee and the travel in "
                 "writing before the day.</li><li>Meet them at the door.</li><li>Do not ask for more than was agreed.</li>"
                 "<li>Tell afterwards what came of it.</li></ol>"),
            heading("Before you ask"),
            text("<ul>"
                 "<li><a href=\"/en/for-professionals/why-peer-support-helps/\">Why peer support helps</a></li>"
                 "<li><a href=\"/en/for-professionals/everyone-in-their-own-way/\">Everyone in their own way</a></li>"
                 "<li><a href=\"/en/glossary/\">Glossary</a></li>"
                 "</ul>"),
            heading("Who does what"),
            text("<ul>"
                 "<li><a href=\"/en/contacts/\">Who answers in your area</a></li>"
                 "<li><a href=\"/en/structure/\">Structure: duties and partners</a></li>"
                 "<li><a href=\"/en/steering-group/\">The steering group and its decisions</a></li>"
                 "<li><a href=\"/en/for-professionals/training/\">Who trains</a></li>"
                 "<li><a href=\"/en/service-package/\">Service package</a></li>"
                 "</ul>"),
            heading("Read and share"),
            text("<ul>"
                 "<li><a href=\"/en/results/\">You said, this changed</a></li>"
                 "<li><a href=\"/en/publications/\">Publications</a></li>"
                 "<li><a href=\"/en/news/\">News</a></li>"
                 "<li><a href=\"/en/brochures/\">Brochures</a></li>"
                 "<li><a href=\"/en/how-this-was-built/\">How this was built</a></li>"
                 "</ul>"),
            action("Do you need lived knowledge?", "The coordinator answers within five working days.",
                   "Read how to ask", "/en/request-an-expert/"),
        ],
    },
}  # fmt: skip

INFO = {
    "mita-on-kokemusasiantuntijuus": {
        "slug": "what-is-an-expert-by-experience",
        "title": "What is an expert by experience?",
        "summary": "Somebody who has lived what they talk about, and is ready to use it for the good of others.",
        "body": [
            text("<p>A child, a young person or an adult. Some have been trained, some have not. Nobody needs a training to "
                 "be allowed to tell what they have been through.</p>"),
            heading("What they can do"),
            text("<p>Give a talk, work beside a professional, meet a parent or a young person, judge a form, or sit in a "
                 "steering group. To those who are in the same place now they give peer support.</p>"),
            heading("What nobody demands"),
            text("<p>They need not tell everything, come every time, or explain why they cannot. One no is enough.</p>"),
        ],
    },
    "vertaistuki": {
        "slug": "peer-support",
        "title": "Peer support",
        "summary": "Support from somebody who has been in the same place. No advice unless you ask for it.",
        "body": [
            text("<p>A peer group has a leader, a fixed time and a few people with something in common. It is closed: once "
                 "it has begun, the same people go on to the end. That is why people dare to talk.</p>"),
            action("Find your group", "Choose a place and whom the group is for.", "Show the groups", "/en/groups/"),
        ],
    },
    "eettiset-ohjeet": {
        "slug": "ethical-guidelines",
        "title": "Ethical guidelines",
        "summary": "What we do when an expert by experience comes. Whoever requests one reads these first.",
        "version": "1.0",
        "side": "ammattilaiset",
        "body": [
            heading("Before"),
            text("<ul><li>Agree on the theme and on what is not talked about.</li><li>Say who is there and whether anything "
                 "is photographed or recorded. Ask for that separately.</li><li>Write down fee, travel and support person."
                 "</li></ul>"),
            heading("On the day"),
            text("<ul><li>Introduce people the way they want.</li><li>A break is always fine, and so is leaving.</li><li>The "
                 "audience asks only what was agreed. You step in if it does not.</li></ul>"),
            heading("Afterwards"),
            text("<ul><li>Take time to talk it over at once.</li><li>Pay in time.</li><li>Tell what changed.</li></ul>"),
        ],
    },
}  # fmt: skip

FAQ = {
    "slug": "questions",
    "title": "Questions and answers",
    "summary": "Five questions that professionals ask the NGOs.",
}
QUESTIONS = [
    ("Why do the NGOs speak of experience actors?",
     "<p>The word covers both experts by experience and peers. Many NGOs also have a name of their own for theirs.</p>"),
    ("How do they differ from experts by experience in health care?",
     "<p>These people know child protection from the inside. They support single people, and they also develop services and "
     "have a say. The NGOs plan the work and support their own people all the time.</p>"),
    ("Who are they?",
     "<p>Children, young people and adults who have used the services or lived through something hard. They want to support "
     "others, or to talk about it.</p>"),
    ("What is the use?",
     "<p>It is easier to trust somebody who has been through the same. The client and the worker understand each other "
     "better, and things move on.</p>"),
    ("Who pays the fee?", "<p>That is agreed in each request, before anyone promises to come.</p>"),
]  # fmt: skip

STORIES = {
    "slug": "stories",
    "title": "Stories",
    "summary": "People tell it themselves. Names have been changed, and the tellers read their text before it was published.",
}
STORY = {
    "slug": "the-paper-with-big-letters",
    "title": "The paper with the big letters",
    "side": "nuoret",
    "picture_seed": "seitseman-aikuista",
    "summary": "Before the meeting one worker asked what I wanted to be said there. Then they waited.",
    "byline": "Expert by experience A, 19",
    "content_note": "The story is about a placement and about meetings. No violence is described.",
    "quote": "For once the silence was there for me.",
    "body": [
        ("text", "<p>I was thirteen when I first sat at a table with seven adults around it. Everyone had a folder. I kept "
         "my coat on, because I did not know how long we would be there.</p><p>My name was said many times, but nobody "
         "looked at me. I began to wonder whether they were talking about somebody else.</p>"),
        ("heading", "A question I did not expect"),
        ("text", "<p>Three years later there was a new worker. Before the meeting they asked: what do you want to be said "
         "there? And then they waited. It must have been a minute.</p>"),
        ("quote", {"text": "For once the silence was there for me.", "who": ""}),
        ("text", "<p>I said that I wanted to stay at the same school. They wrote it on a paper in big letters and gave the "
         "paper to me. In the meeting I read it out myself.</p><p>Now the paper is with me when I talk to students. One of "
         "them asked how long to wait when a young person does not answer. I said: a little longer than feels "
         "comfortable.</p>"),
    ],
}  # fmt: skip

NGOS = {
    "slug": "ngos",
    "title": "NGOs",
    "summary": "These organisations offer peer support and experts by experience. You can contact them directly.",
}
