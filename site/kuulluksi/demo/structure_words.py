"""The structure chart in Swedish and English: bodies, their duties and with whom each is done."""

from .info_words import duty

STRUCTURES = {
    "sv": {
        "slug": "struktur",
        "title": "Struktur",
        "summary": "Vem gör vad och tillsammans med vem.",
        "caption": "Styrgruppen stöder och utvecklargruppen bereder. Delaktighetskoordinatorn gör arbetet tillsammans med "
        "organisationerna, utbildarna och aktörerna i området.",
        "bodies": [
            {"name": "Styrgruppen", "purpose": "Stöder koordinatorerna, tryggar att arbetet fortsätter och för erfarenheterna "
             "vidare.", "duties": []},
            {"name": "Utvecklargruppen", "purpose": "Delar kunskap och erfarenheter och bereder ärenden för styrgruppen.",
             "duties": []},
            {
                "name": "Delaktighetskoordinatorn",
                "purpose": "Håller ihop barnskyddets erfarenhetsverksamhet. Uppgifterna är nio.",
                "duties": [
                    duty("Allmän koordinering", "Tar emot förfrågningar, söker rätt människa och ser till att arvodet betalas."),
                    duty("Banken av erfarenhetsexperter", "Sköter banken och känner människorna i den.", ["ngos", "training"]),
                    duty("Att berätta om verksamheten", "Gör den bekant för dem som arbetar i barnskyddet.", ["ngos"]),
                    duty("Stöd till erfarenhetsexperterna", "Ser till att alla har en bekant människa som man kan säga nej till."),
                    duty("Att samla respons", "Frågar båda sidor och berättar vad det ledde till.", ["region"]),
                    duty("Utveckling", "Ändrar det som inte fungerar.", ["training", "region"]),
                    duty("Arbetshandledning", "Ordnar handledning för erfarenhetsexperterna.", ["ngos"]),
                    duty("Kamratstödsgrupper", "Ordnar grupper tillsammans med organisationerna.", ["ngos"]),
                    duty("Att leda utvecklargruppen", "Kallar samman och för budskapet fram.", ["ngos"]),
                ],
            },
        ],
    },
    "en": {
        "slug": "structure",
        "title": "Structure",
        "summary": "Who does what, and with whom.",
        "caption": "The steering group supports and the developer group prepares. The participation coordinator does the work "
        "together with NGOs, those who train and the actors of the area.",
        "bodies": [
            {"name": "The steering group", "purpose": "Supports the coordinators, keeps the work going and carries lived knowledge "
             "further.", "duties": []},
            {"name": "The developer group", "purpose": "Shares knowledge and experience and prepares matters for the steering "
             "group.", "duties": []},
            {
                "name": "The participation coordinator",
                "purpose": "Holds the work of experts by experience in child protection together. There are nine duties.",
                "duties": [
                    duty("Coordination", "Takes in requests, looks for a fitting person and sees that the fee is paid."),
                    duty("The expert bank", "Keeps the bank and knows the people in it.", ["ngos", "training"]),
                    duty("Telling about the work", "Makes it known to those who work in child protection.", ["ngos"]),
                    duty("Support for experts", "Sees that everyone has a familiar person to whom one can say no."),
                    duty("Gathering feedback", "Asks both sides and tells what came of it.", ["region"]),
                    duty("Development", "Changes what does not work.", ["training", "region"]),
                    duty("Work supervision", "Arranges supervision for experts by experience.", ["ngos"]),
                    duty("Peer support groups", "Arranges groups together with the NGOs.", ["ngos"]),
                    duty("Leading the developer group", "Calls it together and carries its message.", ["ngos"]),
                ],
            },
        ],
    },
}  # fmt: skip
