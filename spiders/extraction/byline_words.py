"""The words of printed bylines in the languages that are read: what stands in names, beside them, and never in them."""

from __future__ import annotations

import re

from spiders.extraction.agencies import AGENCIES, PICTURE_HOUSES
from spiders.extraction.date_words import MONTHS, WEEKDAYS, word_set
from spiders.extraction.letter_forms import fold

# Whole pieces, or last words of pieces, that say what somebody is.
ROLES = word_set("""
    writer writers reporter reporters correspondent correspondents editor editors journalist journalists columnist
    columnists contributor contributors producer analyst author authors freelance freelancer photographer staff desk
    intern manager director founder co-founder cofounder ceo cto coo cfo cmo vp president chairman professor lecturer
    researcher scientist engineer strategist specialist consultant economist attorney dietitian nutritionist blogger
    head
    redactor redactora periodista corresponsal editora rédacteur rédactrice journaliste correspondant redakteur
    redakteurin korrespondent korrespondentin reportero reportera enviado enviada especial jornalista repórter
    correspondente giornalista مراسل مراسلة محرر محررة كاتب كاتبة صحافي صحافية صحفي صحفية
    """)
# Words before the last one of a role.
RANKS = word_set("""
    senior chief deputy junior special political foreign diplomatic defence defense business economics sports science
    sport health environment world news web website managing assistant associate guest our digital middle east global
    investigative national regional contributing content marketing technical sr. sr vice executive general
    """)
# What reporters cover, and no family name: `Local Democracy Reporter`.
BEATS = word_set("""
    local democracy court courts crime police city council county community education video photo photojournalism data
    breaking news housing transport transportation religion weather features entertainment lifestyle food travel
    climate energy finance markets football
    """)
# Roles of those who write for papers: before a name as well, `Reporter Ada Lorne`.
WRITING_ROLES = word_set("""
    writer reporter correspondent journalist columnist contributor redakteur redakteurin korrespondent korrespondentin
    redactor redactora periodista corresponsal journaliste correspondant correspondante jornalista repórter giornalista
    """)
# Words that end what somebody is, whatever stands before them: `Transport Correspondent`, `Harbour Bureau Chief`.
POST_ENDS = (ROLES - word_set("head staff desk")) | word_set("chief fellow officer lead")
# What stands before a name.
TITLES = word_set("dr prof professor sir mr mrs ms")
# Given names that mostly stand second, before a family name.
MIDDLE_NAMES = word_set(
    "ann anne marie mary jane jean lee lynn mae may rose grace louise elizabeth maria josé luis van"
)
# What stands behind a name and belongs to it: degrees, licences, and the like.
POST_NOMINALS = word_set("""
    md phd rd rdn ld ms msc ma mba mph msw dvm vmd do dds dmd rn np pa pa-c dnp msn bsn pharmd psyd edd jd esq cpa cfa
    cfp cepf ea facp faan facog faap dabom dacvb foma lcsw lmft lpc cscs lvt ccc-slp cdces ot pt dpt sr jr ii iii
    """)
# What stands where a name does and names nobody: whose the pictures are, and who writes without a name.
_NOBODIES = """
    staff report, staff reports, staff and wire reports, wire report, wire reports, news reports, agency report,
    agency reports, web desk, online desk, digital desk, internet desk, our correspondent, our correspondents, chatgpt,
    press release, press releases, sponsored content, paid content, partner content, branded content, promoted content,
    reader's letter, readers' letters, our bureau, our reporters, our reporter, contributed content, contributed report,
    words, text, texts, texto, textos, texte, textes, testo, testi, tekst, текст, κείμενο, واحد خبر
    """
NOBODIES = frozenset((*map(str.strip, _NOBODIES.split(",")), *map(fold, PICTURE_HOUSES)))
# The same in scripts without capitals, where any word looks like a name's: roles, desks and what they do.
UNNAMED_WORDS = word_set("""
    التحرير محرر محررة قسم
    מערכת כתב כתבת כתבי כתבנו כתבתנו סוכנויות צוות עורך עורכת פרשן פרשנית צילום צלם דסק
    تحریریه گروه سرویس خبرنگار خبرنگاران خبرگزاری گزارش مترجم ترجمه عکس عکاس
    संवाददाता रिपोर्टर एजेंसी एजेंसियां डेस्क ब्यूरो न्यूज न्यूज़ टीम संपादक समाचार नेटवर्क
    기자 인턴 특파원 편집국 보도국 편집부 본지 사진 글 객원 수습
    """)
# In Japanese and Chinese, where no spaces part them: within a name, at the end of a word, and as all there is.
_UNNAMED_WITHIN = (
    "[编編][辑輯集]|取材班|本[紙报報刊網网台誌]|佚名|匿名|[评評][论論]员|[综綜総]合|[报報][道导導]|[记記]者|特派[员員]"
    "|通[讯訊信][员員社]|[写寫]真|[摄攝撮]影|[来來]源|[责責]任|[现現][场場]|直[击擊]|[实實]地|探[访訪]|[调調][查研]|[独獨]家|手[记記]"
)
_UNNAMED_ENDS = "[报報社網网局刊誌]|[电電]台|新[聞闻]"
_UNNAMED_WHOLE = r"新人|[网網]络|[网網]絡|互[联聯][网網]|(?!長谷部|日下部)\S{2,}部|[文图圖][图圖]?|[图圖]文"
_UNNAMED_ACTS = "[被遭获獲涉赴]"
UNNAMED_HAN = re.compile(
    rf"(?:{_UNNAMED_WITHIN})|(?<=\S\S)(?:{_UNNAMED_ENDS})(?!\S)|^(?:{_UNNAMED_WHOLE})$|\s{_UNNAMED_ACTS}"
)
# In Korean names have four syllables at most: `온라인뉴스팀`, `디지털뉴스부`.
UNNAMED_HANGUL = re.compile(r"[\uac00-\ud7af]*뉴스[\uac00-\ud7af]*|[\uac00-\ud7af]{3,}[팀부국실]")
# In Greek, where an article stands before persons as before all else: posts, saints, places, and bodies, wherever in a
# name their words are; and what still has its article.
UNNAMED_GREEK = re.compile(
    r"^(?:(?:του|της|των|τον|την|τη|το|τα|ο|η|οι|από|στ(?:ον?|ην?|ους|ις|α))\s"
    r"|(?:(?:αντι)?(?:δημαρχου|προεδρου|περιφερειαρχη)|δημου\s\w+(?:ων|ου|ας)|(?:πρωθ|υφ)?υπουργου"
    r"|διευθυντη|διευθυντριας|γραμματεα|επιτροπου|πατριαρχη|αρχιεπισκοπου|μητροπολιτη|παπα|αγι(?:ου|ας|ων)|παναγιας"
    r"|νε(?:ου|ας|ων)|μεγαλ(?:ου|ης)|μικρ(?:ου|ης)|παλαι(?:ου|ας)|ανω|κατω|βορει(?:ου|ας)|νοτι(?:ου|ας)"
    r"|ανατολικ(?:ου|ης)|δυτικ(?:ου|ης)|κεντρικ(?:ου|ης)|μεσης|ανωτατου|πρωτ(?:ου|ης))(?!\w))"
    r"|\b(?:εθνικ(?:ης|ου)|ευρωπαικ(?:ης|ου)|ελληνικ(?:ης|ου)|παγκοσμι(?:ας|ου)|διεθνους|ηνωμεν\w+|τραπεζας"
    r"|υπουργειου|κυβερνησης|αστυνομιας|πανεπιστημιου|βουλης|ενωσης|εταιρ(?:ε?ι)ας|ομαδας|συμβουλιου|δημοκρατιας"
    r"|οργανισμου|επιτροπης|ομοσπονδιας|συνδεσμου|συλλογου|ιδρυματος|υπηρεσιας|περιφερειας|εκκλησιας|πολιτειων"
    r"|συνταξης|ελλαδ[αο]ς|κυπρου|ευρωπης|αθηνων|αθηνας|θεσσαλονικης|πειραια)\b"
)
# Words that only organisations of the press bear.
ORGANISATIONS = word_set(" ".join(AGENCIES)) | word_set("""
    tv news agency agencies press times post herald journal tribune gazette network digest
    chronicle bulletin weekly
    radio website channel media service newspaper magazine agencias agence agencia wire desk newsroom staff team
    editorial board
    وكالة وكالات قناة شبكة صحيفة موقع نت
    """)
# Words with which the names of papers end; family names now and then, so of names of several words alone.
PAPER_ENDS = word_set("""
    daily times tribune gazette herald chronicle courier mercury republic observer examiner inquirer enquirer register
    advertiser argus telegraph dispatch sentinel journal bulletin intelligencer citizen standard press news post weekly
    online today newspaper newspapers shimbun
    """)
# Words of what pages print in capitals beside an article, and of no person's name.
THINGS = word_set("""
    points takeaways highlights details brief briefs briefing listen watch now summary overview background context
    timeline explainer explained transcript audio podcast episode links mode picture
    facts stories trending popular recommended breaking update updates alert alerts results scores
    stats statistics gallery galleries slideshow size font minutes hours words numbers tonight less menu
    settings notifications toggle dive deeper matters forecast traffic obituaries classifieds puzzles
    crossword horoscopes events shopping deals recipes
    """)
# Those that are names of persons too: no person has two of them, or nothing else.
THINGS_OR_NAMES = word_set("gift link save quick fast dark big live text search bottom line jobs weekend weather read")
# Words of companies and other bodies.
BODIES = word_set("""
    inc inc. llc ltd pc gmbh foundation association institute university society clinic company studio studios store
    shop group bank college school center centre club solutions extension services department ministry forum podcast
    united fc rovers wanderers athletic albion
    feuerwehr polizei bundespolizei polizeipräsidium stadt gemeinde landkreis stadtverwaltung pressestelle ministerium
    stiftung verband verein universität hochschule brandweer politie gemeente stichting vereniging universiteit
    mairie préfecture gendarmerie pompiers université ayuntamiento policía bomberos universidad fundación prefeitura
    polícia universidade comune polizia carabinieri università fondazione
    """)
# Words of desks, and those that end a desk's name though they are roles: `News Desk`.
DESK_ENDS = word_set("desk staff editors")
DESKS = word_set("""
    team staff desk newsdesk newsroom editors editorial redaktion redacción redazione rédaction redação редакция
    redactie sportredactie webredactie equipo equipe servisi merkezi onlineredaktion online-redaktion redaktionsnetzwerk
    """)
# Words of labels, accounts and menus that stand where names do.
LABELS = word_set("""
    learn share market facts page print code table contents admin administrator webmaster author authors editor reviewer
    contributor guest login register written posted posts bio profile email website official sponsored advertisement
    home about contact view subscribe newsletter read more reading follow comments opinion lifestyle blog article
    articles story checklist checklists account create undefined null
    publication publicación veröffentlichung aktualisierung release
    تحديث التحديث نشر النشر تم تاريخ أخبار الأخبار آخر خاص
    tips courses guide guides reviews latest how what why when where
    appointment arrangement demand invitation permission request
    """)
PLACES = word_set("""
    city strip north south east west northern southern eastern western central new york washington london paris beirut
    tehran moscow beijing brussels gaza jerusalem al-quds cairo baghdad damascus istanbul ankara tel aviv d.c. dc
    united states kingdom los angeles hong kong san francisco buenos aires abu dhabi rio de janeiro cape town kuala
    lumpur mexico são paulo addis ababa phnom penh
    القاهرة بيروت دمشق حلب بغداد البصرة الموصل أربيل غزة رام الله القدس المحتلة نابلس الخليل جنين عمان الرياض
    جدة دبي أبوظبي الدوحة الكويت المنامة مسقط صنعاء عدن طرابلس بنغازي تونس الجزائر الرباط الدار البيضاء
    الخرطوم نواكشوط طهران أنقرة إسطنبول باريس لندن واشنطن نيويورك موسكو بكين برلين جنيف بروكسل
    """)
# With these the names of places begin, and end; no person's.
SURE_PLACE_STARTS = word_set("""
    puerto porto port fort mount ciudad cidade villa vila cape ilha île isle new nueva nuevo upper lower são buenos
    """)
SURE_PLACE_ENDS = word_set("city county province island islands valley heights")
# With these as well, and seldom a person's: `San Oo`, `Lake Lind`.
PLACE_STARTS = SURE_PLACE_STARTS | word_set("""
    lake cabo isla costa nova novo north south east west san santa los las la le el rio río monte belo saint st bad
    """)
PLACE_ENDS = SURE_PLACE_ENDS | word_set("springs")
# And these are in the names of towns, and seldom a person's.
TOWN_WORDS = word_set("""
    bay beach falls hill hills park river creek harbor harbour point rock ridge grove mills town rapids field lakes
    oaks pines plains prairie mesa haven bluff bluffs canyon landing crossing junction grand big little green cedar
    palm red white sioux baton des moines corpus arbor alto haute vista raton cruces fe
    """)
# Titles and names that are cut to four letters and more, and written with a stop.
CUT_WORDS = word_set("""
    prof capt asst lieut gral supt insp msgr mons assoc cmdr brig hons pres comm chas thos benj alex theo fred geof
    wilh joh friedr moham mohd
    """)
# Words with which the names of sections and matters end, and no person's.
SECTION_ENDS = word_set("""
    east estate rights change intelligence interview arabia africa asia america europe economy politics policy sports
    business culture science technology health news analysis education environment energy climate entertainment
    travel weather elections security affairs latina américa oriente ambiente economía política deportes cultura salud
    australe orient économie politique santé environnement wirtschaft politik kultur wissenschaft
    """)
# Openings that make a line prose, or a page's own words, though it starts like a byline.
PROSE_OPENINGS = WEEKDAYS | frozenset(MONTHS) | word_set("""
    the this that these those a an it its he she they we i you there then when while after before as if in on at by for
    from with without to of and or but not no all some any most more less other another such far law contrast default
    design now today yesterday tomorrow last next read also related share follow subscribe sign log continue comment
    click home menu search source photo image video file updated published posted using clicking midnight noon dawn
    nightfall evening morning signing doing just el los las un una este esta por para le les une ce cette de del
    هذا هذه التي الذي
    """)  # fmt: skip
# Those of them that are given names too, `Dawn Lorne`, and words that stand behind them in no name: `Monday Night`.
DAYS_OR_NAMES = word_set("monday friday sunday domingo sabato dawn")
# Of these those by which columns are called, and words of columns; and family names that end as `Friday Favorites`.
COLUMN_DAYS = word_set("monday friday sunday")
COLUMN_WORDS = word_set("""
    morning evening magazine paper supplement blog podcast video quote question answer interview profile spotlight
    focus five four ten feature fun fix flashback forecast feast feedback fiction finance fashion flick frenzy giveaway
    makeover meditation memo menu minute money movie music muse musing nugget pick picture playlist poem prayer puzzle
    read reading recipe reflection reminder research reset rewind scene selection short snapshot soapbox song
    soundtrack story summary talk theatre thought throwback tip tour tradition travel treat trivia tune update workout
    wrap wrap-up wrapup
    """)
NAMES_IN_S = word_set("""
    abrahams adams andrews brooks collins daniels davies davis dennis edwards elias evans francis harris hayes hughes
    isaacs jacobs james jenkins johns jones josephs judas lewis lucas marcus matthews matthias michaels morris moses
    nicholas owens parsons peters philips phillips reeves richards roberts rogers ross samuels sanders silas simmons
    simons stephens stevens thomas tobias walters watkins williams
    """)
BEHIND_DAYS = word_set("""
    night nights afternoon lunch brunch dinner breakfast tea mass prayers prayer service services church school sermon
    baseball basketball hockey rugby cricket golf racing soccer league game games match matches cup quiz poll column
    edition roundup round-up recap preview review reviews letters notebook notes mailbag essay thread call drive rush
    raid raids chorus patrol light lights star glow shift storm rally protest protests vote hearing meeting trading
    special specials extra live best blues mood motivation mirror express mail people life world independent punch
    vanguard nation vision guardian leader record argus star champion week social supper roast walk run ride
    show shows club sale sales deal island beach bay report reports tv fm
    """)
# Compared as written: folded, "on" would be the name Ali.
ARABIC_PARTICLES = frozenset({"من", "في", "على", "الى", "إلى", "عن", "ان", "أن", "إن"})
# Names and titles that begin with the letter that is written before a word for `and`.
ARABIC_NAMES_IN_WAW = word_set("""
    وليد وائل وسام وسيم وفاء وجدي وجيه وجدان وحيد وحيدة وداد وديع ورود وردة وسن وسيلة وصال وصفي وضاح وعد وفيق وفيقة وهبة
    وهبي وهيب وهيبة ولاء ولادة ونيس وافي واصف والي وئام والد وكالة وكالات وزارة وزير
    """)
# The same in Hebrew, whose `and` is a letter too.
HEBREW_NAMES_IN_VAV = word_set("""
    ורד ורדה ורדית ויקטור ויקטוריה ולדימיר ולרי ולריה ויקי ויטלי ונסה ורוניקה וילי ויויאן וידאל וקנין ועקנין וייס ויס
    ויצמן ויסמן וינר וינברג וינשטיין וקסלר וכסלר וקסמן ויטמן ויזל ורטהיים ורשבסקי
    """)
PARTICLES = word_set("""
    al el de del della di da das dos do du des la le les van von der den ter ten bin ibn bint abu ben af av zu zur y e
    et of for the and und st san santa mac mc o
    """)
