"""What invented articles are made of, by language: harbours, libraries and weather in places that do not exist."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The words of one language. Patterns name what is put into them: {thing}, {place}, {person} and so on."""

    places: tuple[str, ...]
    people: tuple[str, ...]
    things: tuple[str, ...]
    doings: tuple[str, ...]
    reasons: tuple[str, ...]
    speech: tuple[str, ...]
    tags: tuple[str, ...]
    news: tuple[str, ...]
    headline: str
    sentence: str
    caption: str
    coverage: str
    sections: tuple[str, ...]
    regions: tuple[str, ...]
    crumbs: tuple[tuple[str, ...], ...]
    house: tuple[str | None, ...]
    sources: tuple[str | None, ...]
    desks: tuple[str, ...]


ENGLISH = Vocabulary(
    places=(
        "Lower Vandray",
        "Port Ossel",
        "Merrowdun",
        "Quillhaven",
        "East Tamsin",
        "Brannoch Bay",
        "Sule",
        "Oldferry",
    ),
    people=("the harbour master", "a ferry captain", "the head librarian", "a weather observer", "the council’s clerk"),
    things=(
        "the new quay",
        "the reading room",
        "the tide table",
        "the night ferry",
        "the lighthouse road",
        "the archive",
    ),
    doings=(
        "will open again before the winter storms",
        "has been measured for the third time this year",
        "was moved to higher ground after the spring tide",
        "costs about $2.5 million less than first planned",
        "is open to everyone who holds a borrower’s card",
        "stays closed until the wind falls below force 7",
    ),
    reasons=(
        "because the old timbers no longer carry the cranes",
        "as rain fell for eleven days on end",
        "although half of the shelves are still empty",
        "while the gulls nest on the breakwater",
        "since the survey of 12 stations was finished early",
    ),
    speech=(
        "“We measured twice, and the water was higher both times,” said {person} in {place}.",
        "“Nobody in {place} remembers such a calm October,” {person} said. “Not even the gulls.”",
        "The word used in {place} is مرفأ, which means harbour, {person} explained.",
        "A sign at the gate of {place} reads مكتبة المدينة (city library).",
    ),
    tags=("Harbour", "Library", "Weather", "Port Ossel", "Ferries & Quays", "Spring tide", "Sule", "مرفأ"),
    news=("opens early", "waits for ‘better weather’", "to close: council", "draws 4,000 visitors"),
    headline="Report {number}: {thing} of {place} {news}",
    sentence="{thing} of {place} {doing} {reason}, according to {person} on day {day}.",
    caption="{thing} in {place}, seen from the sea. (File photo)",
    coverage="Autumn tides",
    sections=("Politics", "Economy", "Arts&Culture", "Environment", "Miscellaneous"),
    regions=("Asia", "US & Canada", "MENA"),
    crumbs=(("News",), ("News", "#PressTV", "Viewpoint"), ("News", "Society")),
    house=("By Al Mayadeen English", "By Al Mayadeen English", None),
    sources=("Agencies", "Al Mayadeen Net", None),
    desks=("By Press TV Website Staff", "Quay Desk\nPress TV, Port Ossel", "By Harbour Desk"),
)

ARABIC = Vocabulary(
    places=("وادي الزهر", "مرسى النور", "رأس الحمام", "عين السرو", "تل الياسمين", "خليج البيلسان"),
    people=("مدير المرفأ", "قبطان العبّارة", "أمين المكتبة", "راصد الطقس", "كاتب المجلس البلدي"),
    things=("الرصيف الجديد", "المرفأ القديم", "الأرشيف البلدي", "الطريق الساحلي", "الجسر الخشبي"),
    doings=(
        "سيُفتح من جديد قبل عواصف الشتاء",
        "خضع للقياس للمرة الثالثة هذا العام",
        "نُقل إلى أرض أعلى بعد المدّ الربيعي",
        "كلّف أقلّ من التقدير الأول بنحو ٢٫٥ مليون",
        "يبقى مغلقاً حتى تهدأ الرياح",
    ),
    reasons=(
        "لأن الأخشاب القديمة لم تعد تحمل الرافعات",
        "بعدما هطل المطر أحد عشر يوماً متتالياً",
        "على الرغم من أن نصف الرفوف لا يزال فارغاً",
        "بينما تعشّش النوارس على كاسر الأمواج",
    ),
    speech=(
        "«قسنا مرتين وكان الماء أعلى في المرتين»، قال {person} في {place}.",
        "وأضاف {person}: «لا أحد في {place} يذكر خريفاً هادئاً مثل هذا».",
        "ويُعرف المكان في {place} باسم Port Ossel أيضاً، كما شرح {person}.",
    ),
    tags=("المرفأ", "المكتبة", "الطقس", "مرسى النور", "المدّ الربيعي", "Port Ossel"),
    news=("يفتح أبوابه باكراً", "ينتظر «طقساً أفضل»", "يُغلق: قرار المجلس", "يستقبل 4000 زائر"),
    headline="تقرير {number}: {thing} في {place} {news}",
    sentence="{thing} في {place} {doing} {reason}، بحسب ما قال {person} في اليوم {day} من السنة.",
    caption="{thing} في {place} كما يبدو من البحر (أرشيف)",
    coverage="مدّ الخريف",
    sections=("سياسة", "اقتصاد", "ثقافة وفنون", "بيئة", "منوعات"),
    regions=("آسيا", "أوروبا", "لبنان"),
    crumbs=(("الأخبار",),),
    house=("الميادين نت", "شبكة الميادين", "الكاتب: سليم علي", None),
    sources=("وكالات", "الميادين نت", None),
    desks=(),
)

SPANISH = Vocabulary(
    places=("Puerto Osel", "Valle Bajo", "Merodún", "Bahía del Tamiz", "Sule", "Vado Viejo"),
    people=("el capitán del puerto", "una bibliotecaria", "el observador del clima", "la secretaria del concejo"),
    things=("el nuevo muelle", "el archivo municipal", "el transbordador nocturno", "el camino del faro"),
    doings=(
        "volverá a abrir antes de las tormentas de invierno",
        "fue medido por tercera vez en este año",
        "se trasladó a un terreno más alto tras la marea de primavera",
        "cuesta unos 2,5 millones menos de lo previsto",
        "seguirá cerrado hasta que amaine el viento",
    ),
    reasons=(
        "porque las maderas viejas ya no soportan las grúas",
        "después de que lloviera once días seguidos",
        "aunque la mitad de los estantes sigue vacía",
        "mientras las gaviotas anidan en el rompeolas",
    ),
    speech=(
        "“Medimos dos veces y el agua estaba más alta en ambas”, dijo {person} en {place}.",
        "“Nadie en {place} recuerda un octubre tan tranquilo”, señaló {person}. “¿Ni siquiera las gaviotas?”",
        "En {place} lo llaman مرفأ, que significa puerto, explicó {person}.",
    ),
    tags=("Puerto", "Biblioteca", "Clima", "Puerto Osel", "Marea de primavera", "Sule"),
    news=("abre antes de tiempo", "espera ‘mejor clima’", "cerrará: concejo", "recibe a 4.000 visitantes"),
    headline="Informe {number}: {thing} de {place} {news}",
    sentence="{thing} de {place} {doing} {reason}, según {person} en el día {day} del año.",
    caption="{thing} en {place}, visto desde el mar. (Foto: Archivo)",
    coverage="Mareas de otoño",
    sections=("Política", "Economía", "Cultura", "Entrevistas"),
    regions=("América Latina", "Europa"),
    crumbs=(("Inicio", "Noticias"),),
    house=("Por Al Mayadeen Español", "Por Ana López Peral", None),
    sources=("Agencias", "Exclusivo Al Mayadeen", None),
    desks=(),
)

FRENCH = Vocabulary(
    places=("Port-Ossel", "Val-Bas", "Merrodune", "Baie du Tamis", "Sule", "Vieux-Gué"),
    people=("le capitaine du port", "une bibliothécaire", "l’observateur météo", "la greffière du conseil"),
    things=("le nouveau quai", "le fonds d’archives", "le bac de nuit", "le chemin du phare"),
    doings=(
        "rouvrira avant les tempêtes d’hiver",
        "a été mesuré pour la troisième fois cette année",
        "a été déplacé sur un terrain plus haut après la marée de printemps",
        "coûte environ 2,5 millions de moins que prévu",
        "restera fermé jusqu’à ce que le vent tombe",
    ),
    reasons=(
        "parce que les vieux bois ne portent plus les grues",
        "après onze jours de pluie sans arrêt",
        "bien que la moitié des rayons soit encore vide",
        "pendant que les mouettes nichent sur le brise-lames",
    ),
    speech=(
        "« Nous avons mesuré deux fois, et l’eau était plus haute à chaque fois », a dit {person} à {place}.",
        "« Personne à {place} ne se souvient d’un octobre aussi calme », a ajouté {person}.",
        "À {place}, on l’appelle مرفأ, ce qui veut dire port, a expliqué {person}.",
    ),
    tags=("Port", "Bibliothèque", "Météo"),
    news=("ouvre plus tôt", "attend un « temps meilleur »", "va fermer : conseil", "attire 4 000 visiteurs"),
    headline="Rapport {number} : {thing} de {place} {news}",
    sentence="{thing} de {place} {doing} {reason}, selon {person} au jour {day} de l’année.",
    caption="{thing} de {place}, vu de la mer. (Photo d’archives)",
    coverage="Marées d’automne",
    sections=("Iran", "Afrique", "Europe"),
    regions=("Europe", "Afrique"),
    crumbs=(("Infos",), ("Infos", "Société")),
    house=(),
    sources=(None,),
    desks=("Par Press TV", "Léa Quémeneur\nPress TV, Port-Ossel", "Par Léa Quémeneur"),
)

VOCABULARIES = {"en": ENGLISH, "ar": ARABIC, "es": SPANISH, "fr": FRENCH}
