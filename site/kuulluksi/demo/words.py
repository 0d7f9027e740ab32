"""Short ways to write a block of a page, for the words of the demo."""

PHONE = "0400 000 000"


def link(label, address):
    return {"label": label, "address": address}


def entrance(side, heading, text, *links):
    return ("entrance", {"side": side, "heading": heading, "text": text, "links": list(links)})


def steps(heading, *pairs):
    return ("steps", {"heading": heading, "steps": [{"heading": h, "text": t} for h, t in pairs]})


def text(html):
    return ("text", html)


def heading(words):
    return ("heading", words)


def box(title, html, warm=False):
    return ("box", {"heading": title, "text": html, "warm": warm})


def action(title, words, label, address):
    return ("action", {"heading": title, "text": words, "link": link(label, address)})


def figures(members, actors, source):
    return [
        ("figure", {"number": "195", "label": actors, "year": 2023, "source": source, "source_link": ""}),
        ("figure", {"number": "18", "label": members, "year": 2023, "source": source, "source_link": ""}),
    ]


def groups(title, area="", audience=""):
    return ("groups", {"heading": title, "area": area, "audience": audience})


def ngos(title, service="", audience=""):
    return ("ngos", {"heading": title, "service": service, "audience": audience})


VSLJ = "Varsinais-Suomen Lastensuojelujärjestöt ry"
