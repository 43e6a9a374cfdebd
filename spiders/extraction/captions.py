"""Picture captions in plain text: which lines are captions, and whom they credit."""

from __future__ import annotations

import re

from spiders.extraction.agencies import NEWS_SOURCES, PICTURE_AGENCIES
from spiders.extraction.text import line_words

_LONGEST_CREDITED, _LONGEST = 90, 60  # words; with a credit, and told by other words

_AGENCY = rf"(?:{PICTURE_AGENCIES}|{NEWS_SOURCES})"
_PHOTO = (
    r"(?:(?:file|stock|handout|courtesy|undated|aerial|illustrative|representational|illustration|archive|video)\s+)?"
    r"(?:photo(?:graph)?s?|pictures?|pics?|images?|illustrations?|screen\s?(?:grabs?|shots?|captures?)|video\s?grab"
    r"|graphic|visuals?|footage"
    r"|foto(?:graf[íi]a)?|imagen|captura|صورة|الصورة)"
)
# "(Photo by AFP)", "(Reuters)", "(AP/Name)", "(File photo)", "(via Twitter)" as the end of a line.
_CREDIT = re.compile(
    rf"[(\[](?P<inner>\s*(?:{_PHOTO}\b[^()\[\]]{{0,80}}|(?:via|credit|courtesy|source|by|supplied"
    rf"|handout)\b[^()\[\]]{{0,80}}"
    rf"|(?:[^()\[\]]{{1,60}}\s?[/,|]\s?)?{_AGENCY}(?:\s?[/,|&]\s?[^()\[\]]{{1,60}}|\s+(?:photo|file|archives?"
    rf"|images?|via\b[^()\[\]]{{1,40}}))?)\s*)[)\]]\s*\.?$",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"©\s*(?P<inner>[^©]{2,80})$")
_SLASHED = re.compile(
    rf"(?:[.,!?”\"]|\d{{4}})\s+(?P<inner>(?:{_PHOTO}\s*(?:by|:|/)\s*.{{2,60}}"
    rf"|[A-Z][\w.' -]{{2,40}}\s?/\s?{_AGENCY}(?:\s+\w+)?|{_AGENCY}\s?/\s?[A-Z][\w.' -]{{2,40}})|{_PHOTO}:\s.{{2,60}}"
    rf"|(?:AFP|AP|Reuters|EPA)\s+(?:photo|file\s+photo))$"
)
# A label at the end of a caption: "The pier. Photo: Ann Lee/Agency", "Le quai. Crédit photo : Agence".
_LABELLED = re.compile(
    rf"(?:^|[.,!?”\"»)\]|–—-]\s*|\s(?=(?-i:[A-ZÉ])))(?P<inner>(?!file\s)(?<!file\s)"
    rf"(?:(?:cr[ée]dit(?:s|os?)?(?:\s+{_PHOTO})?|{_PHOTO}(?:\s+(?:cr[ée]dits?|source))?)\s?:\s?(?:[^:.]"
    rf"|(?<=\b\w)\.){{2,80}}|(?<=[.!?”\"»)]\s)(?:photo(?:graph)?|picture|image)s?\s+(?:by|courtesy\s+of)\s(?:[^:.]"
    rf"|(?<=\b\w)\.){{2,60}}))\.?$",
    re.IGNORECASE,
)
_CREDIT_LINE = re.compile(
    rf"[(\[]?(?:(?!file){_PHOTO}|credits?|image\s+(?:source|credit)|photo\s+credit|courtesy|source\s+of\s+photo)"
    rf"\s*(?:by|:|courtesy\s+of|via|©|/)\s*(?:\S+\s+){{0,6}}\S+"
    rf"|[(\[]\s*(?:{_AGENCY})(?:\s+{_PHOTO})?\s*[)\]]|(?:{_AGENCY})\s+{_PHOTO}|file\s+{_PHOTO}",
    re.IGNORECASE,
)
_LABEL = re.compile(
    rf"^\W*(?:{_PHOTO}\s*(?:by|:|courtesy|cr[ée]dits?|source|via|von|de)|cr[ée]dit(?:s|os?)?(?:\s+{_PHOTO})?\s*:|via\b"
    r"|courtesy(?:\s+of)?|source\s*:|by\b|©)\s*:?\s*",
    re.IGNORECASE,
)

_OPENING = re.compile(
    rf"^(?:file\s+{_PHOTO}|(?:a|an|the|this|in\s+this|these|in\s+these"
    rf"|one\s+of)\b(?:\s+[\w’'-]+){{0,5}}?\s{_PHOTO}(?:\s+\w+){{0,2}}?\s*[,:]?\s*"
    r"(?:\((?:r|l|c)\)\s*)?(?:,|from|of|by|that|taken|released|provided|obtained|posted|published|grabbed|made"
    r"|shows?|showing|dated|distributed|circulat\w+"
    r"|purport\w+|captured|shot|featur\w+|depict\w+|supplied|sent|issued|on\s|shared|made\s+available|in\s+which)"
    rf"|(?:undated|combination|composite|combo|illustrative|representational|representative"
    rf"|aerial)\s+(?:of\s+)?(?:file\s+)?{_PHOTO}"
    rf"|{_PHOTO}\s+(?:shows?|showing|of|from|taken|released|provided|obtained|posted|courtesy|by)\b"
    rf"|(?:file\s+)?{_PHOTO}\s*:"
    r"|(?:an?|the)\s+(?:aerial|general|partial|panoramic|bird[’']s[- ]eye|satellite)\s+(?:view|shot|photo|image)"
    r"|a\s+view\s+(?:of|shows)"
    r"|(?:illustration|screen\s?grab|screen\s?shot|video\s?grab|artist[’']s\s+(?:impression|rendering))\b"
    r"|(?:an?\s+)?(?:still|frame)\s+(?:image\s+)?(?:grab(?:bed)?\s+)?(?:from|taken)\b)",
    re.IGNORECASE,
)
# "The singer shared a photo of ...", "The pictures have been taken ...": prose that speaks of a picture.
_SAID_OF_PICTURE = re.compile(r"\w\s+(?:(?:an?|the|his|her|their|its|our|my)\s|(?:have|has|had)\b)", re.IGNORECASE)
_TAKEN = re.compile(
    rf"\bin\s+th(?:is|ese)\s+(?:[\w-]+\s+){{0,3}}?{_PHOTO}\s+(?:taken|released|provided|obtained|grabbed"
    r"|posted|published|dated|made\s+available)\b",
    re.IGNORECASE,
)
_POSITION = re.compile(
    r"\((?:L|R|C|M|left|right|cent(?:er|re)|middle|front|back|top|bottom|above|below|(?:2nd|3rd|second|third"
    r"|far)[- ](?:L|R|left|right)"
    r"|(?:\d(?:st|nd|rd|th)\s+)?(?:from\s+)?(?:the\s+)?(?:L|R|left|right)(?:\s+to\s+(?:L|R|left|right))?|in\s+(?:red"
    r"|white|blue|black)|L-R|R-L)\)"
    r"|,\s+(?:far\s+|second\s+|third\s+)?(?:left|right|cent(?:er|re))(?:\s+and\s+[^,]{3,40},\s+(?:left|right"
    r"|cent(?:er|re)))?,"
)
_SHOWN = re.compile(
    r"\b(?:(?:is|are)\s+(?:being\s+)?(?:seen|shown|pictured|photographed|displayed|\w{3,}ing)|pictured"
    r"|shakes?\s+hands|shaking\s+hands"
    r"|shows?|stands?|walks?|speaks?|attends?|looks?|holds?|gestures?|waves?|clash(?:es)?|rides?|meets?|gathers?"
    r"|protests?|march(?:es)?|carry|carries"
    r"|takes?\s+(?:part|aim|position|cover|pictures?|photos?)|arrives?|leaves?|inspects?|reacts?|listens?"
    r"|address(?:es)?|delivers?|chants?|burns?|runs?"
    r"|flees?|waits?|sits?|poses?|works?|visits?|pass(?:es)?|drives?|fl(?:y|ies)|sails?|operates?|raises?|fires?"
    r"|throws?|hurls?|helps?|search(?:es)?"
    r"|mourns?|prays?|celebrates?|watch(?:es)?|cheers?|queues?|receives?|patrols?|guards?|rests?|plays?|competes?"
    r"|performs?|rises?|billows?|talks?"
    r"|greets?|welcomes?|embraces?|hugs?|kiss(?:es)?|signs?|shouts?|displays?|points?|enters?|leads?|chairs?|hosts?"
    r"|presents?|smiles?|answers?|lies?"
    r"|hangs?|moves?|travels?|crowds?|lines?\s+up|line|train|trains|launch(?:es)?|lands?|evacuates?|treats?|buries"
    r"|bury|comforts?|reads?|opens?|unveils?"
    r"|disembarks?|boards?|docks?|anchors?|loads?|unloads?|erupts?|flows?|covers?|damaged|destroyed|repairs?|clears?"
    r"|serves?|sells?|buys?|shops?|eats?)\b"
)
# A finite past or a future outside quotation marks: news prose.
_NOT_SHOWN = re.compile(
    r"\b(?:was|were|had|did|said|told|added|noted|stressed|announced|stated|according|would|could|should|will|has"
    r"|have|been|took|came|went|became"
    r"|began|saw|gave|found|led|won|lost|made|held|met|left|fell|rose|killed|wounded|injured|signed|launched|warned"
    r"|called|reported|claimed|confirmed"
    r"|slammed|condemned|urged|vowed|expected|scheduled|expires?|begins?|comes?\s+into|takes?\s+effect|set\s+to"
    r"|due\s+to|ends?|starts?|"
    r"withdrew|imposed|recogni[sz]ed|designated|decided|ordered|approved|passed|voted|elected|appointed|resigned"
    r"|died|attacked|carried\s+out)\b"
)
# Past forms that are hardly ever participles.
_EVENT = re.compile(
    r"\b(?:arrived|departed|returned|travell?ed|landed|erupted|exploded|collapsed|occurred|happened|appeared|emerged"
    r"|marched|rallied|clashed|protested|talked|remained|stayed|continued|attended|visited|welcomed|hosted|rejected"
    r"|refused|failed|agreed|entered|escaped|survived"
    r"|broke|brought|built|bought|caught|drove|flew|fought|got|grew|heard|kept|knew|laid|paid|ran|sent|sold"
    r"|spoke|spent|stood"
    r"|struck|thought|threw|wrote|chose|drew|fled|hid|shook|sank|shut|sought|swept|tore|wore|may|might|must|can"
    r"|cannot)\b"
)
# Words of speech: prose, for a caption shows what is seen.
_REPORTED = re.compile(
    r"\b(?:sa(?:id|ys)|t(?:old|ells)|add(?:ed|s)|noted|notes\s+that|stress(?:ed|es)|announce[ds]|report(?:ed|s\s+that)"
    r"|warn(?:ed|s)|according\s+to)\b"
)
_WEAK_OPENING = re.compile(r"(?:of|from|by|that|on|made|view)\s*$", re.IGNORECASE)
_SPEAKER = re.compile(r"\b(?:[Ww]e|I|[Yy]ou|[Oo]ur|[Yy]our|[Mm]y)\b")
_QUOTED = re.compile(r"[“\"][^”\"]*[”\"]")
_SENTENCE_END = re.compile(r"[.!?؟](?=\s+[\"“‘'(]?[^\W\d_a-z])")
_SEEN = re.compile(
    r"\b(?:is|are)\s+(?:seen|shown|pictured|photographed)\b(?!\s+(?:as\s+(?:an?|the|more|less|one|part)|to)\b)"
    r"|\bpictured\b"
)
_ABBREVIATION = re.compile(
    r"\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Capt|Sgt|Maj|Sen|Rep|Gov|Pres|No"
    r"|vs|U\.S|U\.K|U\.N|[A-Z])\."
)


def is_caption(text: str) -> bool:
    """Whether a line is a picture's caption by its own words: a credit, a photographer's opening or marks of position.

    A dated sentence of the present alone is none, see `scenes`.
    """
    words = line_words(text)
    if words > _LONGEST_CREDITED:
        return False
    if is_credit_line(text) or (
        words >= 3 and (_CREDIT.search(text) or _COPYRIGHT.search(text) or _SLASHED.search(text))
    ):
        return True
    outside = _QUOTED.sub("", text)
    if words > _LONGEST or text[:1].islower() or is_reported(text):
        return False
    opening = _OPENING.match(text)
    if opening and _SAID_OF_PICTURE.search(opening[0]):
        opening = None
    if (opening or _POSITION.search(text)) and sentences(text) <= 3:
        # "A picture of calm was painted by the figures" opens like a caption.
        return not (opening and _WEAK_OPENING.search(opening[0]) and _NOT_SHOWN.search(outside))
    return bool(_TAKEN.search(text)) and sentences(text) == 1 and not _NOT_SHOWN.search(outside)


def may_be_lead_caption(text: str) -> bool:
    """Whether a line right under the headline tells what the lead picture shows, though it has no date or credit.

    With a full stop it must say that something "is seen": `Police clash with protesters.` may begin the article.
    """
    words = text.count(" ") + 1
    if words > 40 or sentences(text) != 1 or text[0] in "\"“‘'" or _SPEAKER.search(text) or tells_an_event(text):
        return False
    outside = _QUOTED.sub("", text)
    return bool(_SEEN.search(outside)) or (not text.endswith((".", "!")) and bool(_SHOWN.search(outside)))


def is_credit_line(text: str) -> bool:
    """A line that holds nothing but whom the picture above it is credited to."""
    return bool(_CREDIT_LINE.fullmatch(text))


# Says of a picture that it is an old one, and credits nobody.
_OF_FILE = (
    r"file|handout|archives?|archivo|foto\s+de\s+archivo|(?:photo|image)\s+d[’']archives?"
    r"|(?:صورة\s+)?(?:من\s+ال)?أرشيف(?:ية)?"
)


def split_credit(caption: str) -> str | None:
    """Whom a caption credits, where it says so for certain: "(Photo by AFP)" -> "AFP"; the caption stays as printed."""
    match = next(
        (found for each in (_CREDIT, _COPYRIGHT, _SLASHED, _LABELLED) if (found := each.search(caption))), None
    )
    inner = match["inner"] if match else caption if is_credit_line(caption) else None
    return None if inner is None else bare_credit(inner)


def bare_credit(inner: str) -> str | None:
    """Whom a credit names, without its label: "Photo: AFP" -> "AFP"; None where it only says that it is a picture."""
    credit = _LABEL.sub("", inner.strip(" ()[]")).strip(" .,:;/|-–—")
    return None if not credit or re.fullmatch(rf"(?:{_PHOTO}|{_OF_FILE})", credit, re.IGNORECASE) else credit


def sentences(text: str) -> int:
    """About how many sentences a line holds; abbreviated months and titles end none."""
    return 1 + len(_SENTENCE_END.findall(_ABBREVIATION.sub("", text)))


def is_reported(text: str) -> bool:
    """Whether a line tells what somebody said, outside quotation marks: prose, for a caption shows what is seen."""
    return bool(_REPORTED.search(_QUOTED.sub("", text)))


def tells_an_event(text: str) -> bool:
    """Whether a line has a finite past or a future for certain, outside quotation marks."""
    outside = _QUOTED.sub("", text)
    return bool(_NOT_SHOWN.search(outside) or _EVENT.search(outside))
