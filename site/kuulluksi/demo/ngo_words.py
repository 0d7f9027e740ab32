"""Seven listings with the facts of 2023 that the organisations have published, told in our own words."""

# slug of the organisation, then what NgoPage takes; services, support, audiences and areas by code
LISTINGS = [
    {
        "organisation": "auta-lasta",
        "title": "Veturointi",
        "slug": "veturointi",
        "side": "nuoret",
        "summary": "Nuoria tukevat ja kannustavat aikuiset, joilla on oma kokemus lastensuojelusta.",
        "activity_name": "Veturointi",
        "people_title": "Veturi",
        "responsible": "<p>Auta Lasta ry</p>",
        "activity": "<p>Veturi on kokemusasiantuntija, joka kulkee nuoren rinnalla ja kannustaa. Tavoitteena on, että "
        "nuori luottaa itseensä, pärjää arjessaan ja voi hyvin. Veturit ja nuoret kehittävät myös lastensuojelua.</p>",
        "services_text": "<ul><li>Vertaisen vastaanotto tai keskustelu</li><li>Työntekijän pari, ei kuitenkaan "
        "terveydenhuollon ammattilaisena</li><li>Puheenvuorot koulutuksissa ja seminaareissa</li><li>Palvelujen "
        "kehittäminen työryhmissä</li><li>Mukana johtoryhmissä ja uusien työntekijöiden valinnassa</li></ul>",
        "training_text": "<p>Veturi-valmennuksia on Oulun ja Turun seudulla. Niitä pitävät järjestön kehittäjät, "
        "ohjaajat ja asiantuntijat yhdessä kumppanien kanssa. Valmennuksessa kokemuksia jaetaan luottamuksella.</p>",
        "support_text": "<ul><li>Henkilökohtaista tukea Veturina toimimiseen, omaan elämään ja työelämään</li>"
        "<li>Työntekijä ottaa yhteyttä noin kerran kuussa</li><li>Veturit tapaavat toisiaan kerran kuussa</li>"
        "<li>Tarvittaessa ulkopuolista työnohjausta ja työterveyshuollon tukea</li></ul>",
        "services": ["peer_reception", "worker_pair", "training_talk", "service_development", "management_group",
                     "staff_recruitment"],
        "support": ["individual_support", "work_life_skills", "regular_check_in", "peer_meetings",
                    "external_supervision", "occupational_health"],
        "audiences": ["open_care", "institution", "aftercare"],
        "areas": ["varsinais-suomi"],
    },
    {
        "organisation": "lauste",
        "title": "Kokemuskumppanit",
        "slug": "kokemuskumppanit",
        "side": "perheet",
        "summary": "Vanhempi, jonka oma perhe on ollut lastensuojelun asiakkaana, tukee toisia vanhempia.",
        "activity_name": "Kokemuskumppanit",
        "people_title": "Kokemuskumppani",
        "responsible": "<p>Perhekuntoutuskeskus Lauste</p>",
        "activity": "<p>Kokemuskumppanilla on oma kokemus siitä, millaista on olla asiakasvanhempi, ja halu auttaa "
        "toisia perheitä. Hän on vanhempien tukena ja tuo heidän äänensä mukaan, kun lastensuojelua kehitetään.</p>",
        "services_text": "<ul><li>Vertaisen vastaanotto tai keskustelu</li><li>Työntekijän pari, ei kuitenkaan "
        "terveydenhuollon ammattilaisena</li><li>Puheenvuorot koulutuksissa ja seminaareissa</li><li>Palvelujen "
        "kehittäminen työryhmissä</li><li>Mukana uusien työntekijöiden valinnassa</li></ul>",
        "training_text": "<p>Koulutus kestää noin 100 tuntia, neljästä viiteen kuukautta. Osallistujat haastatellaan. "
        "Pienryhmä kokoontuu kaksi tuntia viikossa, ja lisäksi on tietopäiviä. Aiheina ovat omat kokemukset, "
        "palvelujärjestelmä, etiikka ja laki sekä kokemuskumppanin rooli.</p>",
        "support_text": "<ul><li>Työnohjaus</li><li>Mentorointi hankkeessa</li><li>Oma suljettu verkkoyhteisö ja "
        "viestiryhmä</li></ul>",
        "training_hours": 100,
        "online_community": "Oma verkkoalusta ja suljettu viestiryhmä",
        "online_by_others": True,
        "online_ages": 13,
        "services": ["peer_reception", "worker_pair", "training_talk", "service_development", "staff_recruitment"],
        "support": ["internal_supervision", "external_supervision", "mentoring", "online_community"],
        "audiences": ["client_parent"],
        "areas": ["varsinais-suomi"],
    },
    {
        "organisation": "finfami-vs",
        "title": "FinFamin omaiset",
        "slug": "finfami",
        "volunteer_role": "Vapaaehtoistyön koordinaattori",
        "side": "perheet",
        "summary": "Omaiset, joiden läheinen on sairastunut psyykkisesti, tukevat toisia ja kertovat kokemuksestaan.",
        "activity_name": "Vertaisomaiset ja kokemusasiantuntijat",
        "people_title": "Vertaisomainen tai kokemusasiantuntija",
        "responsible": "<p>Varsinais-Suomen mielenterveysomaiset – FinFami ry</p>",
        "activity": "<p>Vertaisomainen on koulutettu vapaaehtoinen, jonka läheinen on sairastunut psyykkisesti. "
        "Kokemusasiantuntija on käynyt oman koulutuksensa ja puhuu läheisen näkökulmasta: vanhempana, puolisona tai "
        "lapsena.</p>",
        "services_text": "<ul><li>Työntekijän pari, ei kuitenkaan terveydenhuollon ammattilaisena</li><li>Puheenvuorot "
        "koulutuksissa ja seminaareissa</li><li>Palvelujen kehittäminen työryhmissä</li><li>Ryhmän ohjaaminen ja "
        "tukihenkilönä toimiminen</li></ul>",
        "training_text": "<p>Kokemusasiantuntijan koulutuksessa on vähintään 50 tuntia: viisi iltaa tarinaryhmässä, "
        "viisi koulutusiltaa, tapaaminen puolivälissä ja kotitehtäviä. Vapaaehtoinen käy peruskurssin ja tehtäväänsä "
        "ohjaavan kurssin.</p>",
        "support_text": "<ul><li>Purku heti, kun vertaisomainen on toiminut ammattilaisen parina</li><li>Koordinaattori, "
        "johon saa yhteyden tarvittaessa</li><li>Lisäkoulutusta</li><li>Ryhmätyönohjausta neljä kertaa vuodessa paikan "
        "päällä ja kaksi kertaa etänä</li><li>Pyydettäessä yksilötyönohjausta</li></ul>",
        "training_hours": 50,
        "services": ["worker_pair", "training_talk", "service_development", "group_facilitation", "support_person"],
        "support": ["immediate_debrief", "coordinator_contact", "further_training", "group_supervision",
                    "individual_supervision"],
        "audiences": ["relative"],
        "areas": ["varsinais-suomi"],
    },
    {
        "organisation": "sos-lapsikyla",
        "title": "SOS-kehittäjänuoret",
        "slug": "sos-kehittajanuoret",
        "side": "nuoret",
        "summary": "Nuorten kokemusasiantuntijoiden ryhmä, joka puhuu yhdessä yhdellä äänellä.",
        "activity_name": "SOS-kehittäjänuoret",
        "people_title": "Kehittäjänuori",
        "responsible": "<p>SOS-Lapsikylä</p>",
        "activity": "<p>Ryhmässä on noin 12–20-vuotiaita nuoria, joilla on oma kokemus lastensuojelusta. Se toimii koko "
        "maassa ja lisäksi viidellä alueella.</p>",
        "services_text": "<ul><li>Kokemusasiantuntijan puheenvuorot koulutuksissa ja seminaareissa</li><li>Palvelujen "
        "kehittäminen työryhmissä</li><li>Johtoryhmien työ</li></ul>",
        "training_text": "<p>Toiminta on valmentavaa: nuori kasvaa kokemusasiantuntijaksi sen aikana. Nuori opettelee "
        "puhumaan ryhmän äänellä ja suojaamaan itseään. Järjestö etsii ja valmentaa nuoret, ja jokainen perehdytetään "
        "henkilökohtaisesti ennen ryhmään tuloa.</p>",
        "support_text": "<ul><li>Ryhmä tapaa kuukausittain, ja myös kahdenkeskinen tapaaminen on mahdollinen</li>"
        "<li>Vertaisohjaajat ovat osa ryhmän aikuisia</li><li>Ammattilainen tai vertaisohjaaja on aina mukana "
        "tilaisuudessa</li><li>Siihen valmistaudutaan yhdessä, ja sen jälkeen puretaan aina</li></ul>",
        "ages": "noin 12–20-vuotiaat",
        "nationwide": True,
        "services": ["training_talk", "service_development", "management_group"],
        "support": ["peer_meetings", "individual_support", "adult_present", "preparation_together",
                    "post_event_debrief"],
        "audiences": ["institution", "foster_family", "aftercare"],
        "areas": ["varsinais-suomi", "lansi-uusimaa", "keski-suomi"],
    },
    {
        "organisation": "ehja",
        "title": "Kuule minua -hanke",
        "slug": "kuule-minua",
        "side": "nuoret",
        "summary": "Vertaisryhmiä ja vaikuttamista nuorille, jotka ovat tulleet Suomeen pakolaisena tai turvaa hakemaan.",
        "activity_name": "Kuule minua",
        "people_title": "Kokemusasiantuntija",
        "responsible": "<p>Ehjä ry</p>",
        "activity": "<p>Hanke kokoaa yhteen 18–29-vuotiaita nuoria, joilla on pakolais- tai turvapaikkatausta. Ryhmässä "
        "saa tukea toisilta ja voi vaikuttaa yhteisiin asioihin.</p>",
        "services_text": "<ul><li>Vertaisen vastaanotto tai keskustelu</li><li>Puheenvuorot koulutuksissa ja "
        "seminaareissa</li><li>Palvelujen kehittäminen työryhmissä</li></ul>",
        "training_text": "<p>Kokemustarinakurssi kestää 16 tuntia. Siellä kirjoitetaan ja esitetään oma tarina, "
        "harjoitellaan esiintymistä ja opitaan kokemusasiantuntijuudesta ja yhteiskunnasta. Kurssiin sitoudutaan, ja "
        "hankkeen työntekijä arvioi, sopiiko se nuorelle nyt.</p>",
        "support_text": "<ul><li>Vertaisryhmä joka toinen viikko</li><li>Yksilötukea tarvittaessa</li><li>Työntekijä "
        "suunnittelee esiintymiset yhdessä nuoren kanssa ja tulee mukaan</li></ul>",
        "ages": "18–29-vuotiaat",
        "training_hours": 16,
        "services": ["peer_reception", "training_talk", "service_development"],
        "support": ["peer_meetings", "individual_support", "preparation_together", "adult_present"],
        "audiences": ["aftercare"],
        "areas": ["varsinais-suomi"],
    },
    {
        "organisation": "mieli-lounais-suomi",
        "title": "Feeniks",
        "slug": "feeniks",
        "side": "perheet",
        "summary": "Keskusteluapua kriisissä ja vertaistukea niille, jotka ovat menettäneet lapsen tai sisaruksen.",
        "activity_name": "Feeniks-työ",
        "people_title": "Vertaistukihenkilö",
        "responsible": "<p>MIELI Lounais-Suomen mielenterveys ry / Turun kriisikeskus</p>",
        "activity": "<p>Apua keskustellen ja tukea vertaiselta, kun elämä on murtunut. Lapsensa menettänyt voi saada "
        "tukea kahden kesken tai ryhmässä. Sisaruksensa menettänyt aikuinen saa tukea kahden kesken.</p>",
        "services_text": "<ul><li>Vertaisen vastaanotto tai keskustelu</li><li>Puheenvuorot koulutuksissa ja "
        "seminaareissa</li><li>Vertaistilaisuuksien suunnittelu työryhmissä ja puheenvuorot vertaisilloissa</li></ul>",
        "training_text": "<p>Järjestön oma peruskoulutus on 40 oppituntia, ja sen jälkeen on kahden tunnin perehdytys "
        "tehtävään. Tulijat haastatellaan. Koulutus on toiminnallinen ja käsittelee elämän kriisejä.</p>",
        "support_text": "<ul><li>Kriisityöntekijä hoitaa työnohjauksen</li><li>Purku keskustelun jälkeen, kun niin "
        "sovitaan</li><li>Työntekijä kysyy kuulumisia puhelimella tai sähköpostilla, ja häneen saa itse yhteyden</li>"
        "</ul>",
        "training_hours": 40,
        "services": ["peer_reception", "training_talk", "peer_event_coordination", "peer_event_talk"],
        "support": ["internal_supervision", "post_event_debrief", "regular_check_in"],
        "audiences": ["relative", "sibling"],
        "areas": ["varsinais-suomi"],
    },
    {
        "organisation": "aima",
        "title": "Äimä",
        "slug": "aima",
        "volunteer_role": "Vapaaehtoistyön koordinaattori",
        "side": "perheet",
        "summary": "Tietoa ja vertaistukea, kun raskaus tai vauva-aika tuo masennuksen tai psykoosin.",
        "activity_name": "Kokemustoiminta ja vertaistuki",
        "people_title": "Vapaaehtoinen kokemusasiantuntija",
        "responsible": "<p>Äidit irti synnytysmasennuksesta Äimä ry</p>",
        "activity": "<p>Kokemustoiminta lisää tietoa ja ymmärrystä raskaudenaikaisesta ja synnytyksen jälkeisestä "
        "masennuksesta ja vauva-ajan psykoosista. Vertaistuki auttaa niitä, joille se on ajankohtaista nyt.</p>",
        "services_text": "<ul><li>Puheenvuorot koulutuksissa ja seminaareissa</li><li>Palvelujen kehittäminen "
        "työryhmissä</li><li>Toiminta, joka lisää tietoa ja ymmärrystä</li><li>Vertaistuki</li></ul>",
        "training_text": "<p>Kokemusasiantuntijat ovat käyneet noin 100 tunnin koulutuksen muualla, alueella esimerkiksi "
        "Rasekossa tai Salon kansalaisopistossa. Vertaistukijat järjestö kouluttaa itse.</p>",
        "support_text": "<ul><li>Ammattilaisen työnohjausta oman tarpeen mukaan, toiveena vähintään kerran vuodessa</li>"
        "<li>Koordinaattori kaikkiin kysymyksiin</li><li>Yhteisiä tapaamisia ja koulutuksia</li></ul>",
        "training_hours": 100,
        "services": ["training_talk", "service_development", "awareness_raising", "peer_support"],
        "support": ["external_supervision", "coordinator_contact", "further_training", "peer_meetings"],
        "audiences": ["young_parent", "client_parent"],
        "areas": ["varsinais-suomi"],
    },
]  # fmt: skip
