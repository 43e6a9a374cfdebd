"""Agencies of news and of pictures: as they sign beside a person or alone, and as captions credit them."""

from __future__ import annotations

from spiders.extraction.letter_forms import fold

# By letters or one word that no person is called, and by names of several.
AGENCIES = ("AFP", "AP", "AAP", "ANP", "ANSA", "APA", "dpa", "EFE", "EPA", "UPI", "Reuters", "Bloomberg")
LONG_AGENCIES = ("Associated Press", "Agence France-Presse", "Press Association", "Europa Press", "Bloomberg News")
# The same in other countries, and what all of them are called: some are words and names besides.
_OTHER_AGENCIES = """
    PTI, Press Trust of India, ANI, IANS, UNI, TASS, RIA Novosti, Interfax, Xinhua, Xinhua News Agency,
    Kyodo, Kyodo News, Jiji Press, Yonhap, Yonhap News Agency, Anadolu, Anadolu Agency, Anadolu Ajansı,
    DHA, İHA, Demirören Haber Ajansı, İhlas Haber Ajansı, Belga, Lusa, Agência Lusa, Agência Brasil,
    EuropaPress, Agencia EFE, Télam, Notimex, Adnkronos, AGI, Agence France Presse, Deutsche Presse-Agentur,
    epd, KNA, SID, SDA, ATS, Keystone-SDA, NTB, Ritzau, TT, STT, ČTK, PAP, MTI, Tanjug, Hina, Imago, PA Media,
    Canadian Press, Bernama, Agencies, News Agencies, News Agency,
    Agencias, Agências, Agenzie, Agences, Agenturen, Wire Services, Ajanslar, ТАСС, РИА Новости, Интерфакс,
    Укринформ, 新华社, 新華社, 中新社, 中新网, 中央社, 共同通信, 共同通信社, 時事通信, 時事通信社, 연합뉴스,
    뉴시스, 뉴스1, وكالات, الوكالات, رويترز, فرانس برس, أ ف ب, الأناضول, وكالة الأناضول, ایرنا, ایسنا,
    ΑΠΕ-ΜΠΕ, भाषा, पीटीआई
    """
_ALL = (*AGENCIES, *LONG_AGENCIES, *map(str.strip, _OTHER_AGENCIES.split(",")))
AGENCY_NAMES = frozenset(map(fold, _ALL))
AGENCY = "|".join(name for name in _ALL if name.isalpha())
"""A pattern of those of one word."""
SIGNED = rf"[^\W\d_]{{2,5}}(?:\s?/\s?(?:{AGENCY}))+"
"""Somebody's letters, and an agency's behind them: `ino/dpa`."""

PICTURE_HOUSES = ("Getty Images", "Shutterstock", "iStock", "Alamy", "NurPhoto", "Unsplash", "Pexels", "Adobe Stock")
PICTURE_AGENCIES = (
    r"(?:Getty(?:\s?Images)?|AFP|AP(?:\s+Photo)?|EPA(?:-EFE)?|Reuters|REUTERS|iStockphoto"
    rf"|{'|'.join(PICTURE_HOUSES[1:])})"
).replace(" ", r"\s+")
"""Whose the pictures of most sites are."""
# Fewer agencies: parties and offices stand in brackets at a line's end as well, `(PAP)`, `(APA)`.
NEWS_SOURCES = (
    r"(?:EFE|dpa|ANSA|PA|TASS|Xinhua|Sputnik|RIA\s+Novosti|IRNA|ISNA|IRIB|Tasnim|Fars"
    r"|Mehr|WANA|YJC|SANA|WAFA|Saba"
    r"|Anadolu(?:\s+Agency)?|AA|UPI|Zuma(?:\s+Press)?|Flickr|Wikimedia(?:\s+Commons)?|Pixabay"
    r"|Bloomberg|Archives?|File|Handout"
    r"|Social\s+[Mm]edia|Twitter|X|Telegram"
    r"|Facebook|Instagram|YouTube|Screengrab|Screenshot|CNN|BBC|NASA|NOAA|KCNA"
    r"|Yonhap|Kyodo|ANP|Belga"
    # Channels, and the sites of offices.
    r"|(?-i:[A-Z]\w{2,20}\s?TV|Al[\s-]?[A-Z]\w+\s(?:English|Arabic|Net|TV|Español))|(?-i:[A-Z]\w{2,20})\.(?:ir|gov)"
    r"|رويترز|أ\.?\s?ف\.?\s?ب\.?|أرشيف|وكالات|مواقع\s+التواصل)"
)
"""Whom captions in the news credit besides: agencies, broadcasters, networks; and what stands where none is named."""
