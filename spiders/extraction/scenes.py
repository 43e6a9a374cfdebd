"""Captions without a credit: a sentence that tells what is seen in a picture, and on which day it was taken.

News prose tells of the present with a full date too ("Turks go to the polls in a referendum on April 16, 2017"), so a
sentence counts only where its one verb is a thing that a camera sees people do or things that happen to be, in a place.
"""

from __future__ import annotations

import re

from spiders.extraction.captions import is_reported, sentences, tells_an_event
from spiders.extraction.dates import UTC_ZONE, find_dates

_FEWEST_WORDS, _MOST_WORDS = 8, 45
_LONGEST_SUBJECT = 10  # words before the verb

_FORCES = r"(?:[\w’'-]+\s+){0,4}(?:police|forces?|soldiers|troops|officers|guards|protesters|demonstrators|settlers)"
_SHOWN_THINGS = (
    r"(?:[\w’'-]+\s+){0,4}(?:flags?|banners?|placards?|signs?|posters?|portraits?|pictures?|photos?|candles?"
    r"|effig(?:y|ies)|torch(?:es)?|flares?|tyres?|tires?|hands?)"
)
# What is hardly ever said of anything that a picture does not show.
_SEEN = (
    r"(?:is|are)\s+(?:seen|shown|pictured|photographed)(?!\s+(?:as\s+(?:an?|the|more|less|one|part)|to)\b)"
    r"|pictured|(?:is|are)\s+being\s+(?:loaded|unloaded|carried|lowered|towed|led)"
)
_ACTS = (
    rf"clash(?:es)?\s+with\s+{_FORCES}|scuffles?\s+with"
    r"|carr(?:y|ies)\s+(?!out\b|on\b|over\b|no\b|weight\b|more\b|risks?\b)"
    r"|walks?\s+(?:past|along|through|down|up|on|in|near|by|amid|among|at|across|outside|next|behind|with"
    r"|under|over|towards?|to)\b|stands?\s+(?:guard|next|near|in\s+(?:front|line)"
    r"|on|outside|inside|beside|behind|amid|among|under|atop|around|along)\b"
    r"|sits?\s+(?:next|near|in|on|outside|inside|beside|behind|amid|among|under|atop|around|by|at)\b|kneels?\b"
    r"|lies?\s+(?:on|in\s+(?:a|the)\s+(?:street|hospital|bed|ruins)|among|amid|under)\b"
    rf"|(?:hold|wave|raise|burn|light|carrie|display)s?\s+(?:up\s+)?{_SHOWN_THINGS}|waves?\s+(?:to|at)\b"
    r"|shakes?\s+hands|hugs?\b|embraces?\s+(?:each\s+other|one\s+another)\b|kiss(?:es)?\b|poses?\s+(?:for\s+(?:a|the"
    r"|photo\w*|pictures?|an?\s+\w+)|with|in|on|next|near|beside)\b|gestures?\b|chants?\b|shouts?\b|stares?\b"
    r"|looks?\s+(?:on|out|up|down|over|through)\b|watch(?:es)?\s+(?:as|from)\b|smiles?\b|prays?\b|weeps?\b"
    r"|cr(?:y|ies)\b|climbs?\b"
    r"|rides?\b|throws?\s+(?:stones?|rocks?|\w+\s+(?:stones?|rocks?|at))|hurls?\s+(?:stones?|rocks?|\w+\s+at)"
    r"|fires?\s+tear\s+gas|aims?\s+(?:his|her|their|a|an)\b|patrols?\s+(?:in|near|along|at|outside"
    r"|(?:the|a)\s+(?:[\w’-]+\s+){0,2}(?:streets?|roads?|area|beach|market|square))\b"
    r"|inspects?\s+(?:(?:the|a)\s+)?(?:[\w’-]+\s+){0,2}(?:damage|rubble|debris|wreckage|scene|site\s+of)\b"
    r"|search(?:es)?\s+(?:for|through|the)\b|queues?\b|lines?\s+up\s+(?:at|in|outside|to|for|near|on|along|next)\b"
    r"|waits?\s+(?:in|at|on|near|outside|inside|beside|behind|by|for\s+(?:a|an|their|his|her))\b"
    r"|sleeps?\s+(?:in|on|at|under|outside)\b|mends?\b|repairs?\s+(?:his|her|their|a|an)\b|sweeps?\b|wash(?:es)?\b"
    r"|unloads?\b|loads?\b|billows?\b|rises?\s+(?:from|over|above)\b|comforts?\b|mourns?\s+(?:over|by|near|at)\b"
    r"|(?:is|are)\s+(?:standing|sitting|walking|carrying|waiting|waving|holding|riding|kneeling|praying|chanting"
    r"|watching|wearing)\b|wears?\b"
)
# Right under the headline, where the outlet prints the lead picture: what people of the news do before cameras.
_APPEARANCES = (
    r"speaks?\b|attends?\b|address(?:es)?\b|delivers?\b|gathers?\b|protests?\b|march(?:es)?\b|listens?\b"
    r"|meets?\s+with\b|greets?\b|welcomes?\b|receives?\b|shows?\b|takes?\s+(?:aim|position|cover|pictures?|photos?)\b"
)
# Who or what does it: people, or things that move. An army, a party, a price or a country is not seen to stand.
_ACTORS = re.compile(
    r"\b(?:(?:wo)?m[ae]n|boys?|girls?|child(?:ren)?|bab(?:y|ies)|people|residents?|crowds?|youths?|youngsters?"
    r"|students?|famil(?:y|ies)|relatives?|police|policem[ae]n|forces|troops|medics?|migrants?|refugees?|pilgrims?"
    r"|members|officials?"
    r"|activists?|players?|athletes?|fans|muslims?|christians?|jews?|civilians?|kurds?|arabs?|turks?|greeks?|president"
    r"|minister|leader|king|queen|prince|princess|ambassador|chief|spokes(?:wo)?man|commander|general"
    r"|secretary|mayor|pope"
    r"|smoke|flames?|fire|vehicles?|cars?|trucks?|buses|tanks?|ambulances?|boats?|ships?|ferr(?:y|ies)"
    r"|vessels?|tankers?|trains?|trams?|planes?|aircraft|helicopters?|cranes?|dredgers?|horses?|camels?|dogs?|sheep"
    r"|\w{2,}(?:ers|ors|ists|eers|men|women|goers)|(?-i:[A-Z][a-z]{2,}(?:ans|is|ese)))\b"
    r"|^an?\s(?:[\w’'-]+\s+){0,3}\w{2,}(?:er|or|ist|eer|ian|ant)\b",
    re.IGNORECASE,
)
_INSIDE = re.compile(rf"\b(?:(?P<seen>{_SEEN})|{_ACTS})")
_LEAD = re.compile(rf"\b(?:(?P<seen>{_SEEN})|{_ACTS}|{_APPEARANCES})")
# Any of these makes it a statement: other verbs of the present, and what joins a reason or a rule to a scene.
_STATES = re.compile(
    r"\b(?:(?:is|are)(?!\s+(?:being\b|seen|shown|pictured|photographed|standing|sitting|walking|carrying|waiting|waving"
    r"|holding|riding|kneeling|praying|chanting|watching|wearing))|has|have|do|does|goes|go|comes?|remains?|becomes?"
    r"|means?|marks?|makes?|brings?|gives?|gets?|wants?|needs?|calls?|demands?|seeks?|faces?|shows?\s+that"
    r"|takes?\s+place|begins?|starts?|ends?|opens?|continues?|turns?|votes?|elects?|expects?|hopes?|plans?"
    r"|holds?\s+(?:talks|elections?"
    r"|a\s+(?:meeting|summit|referendum|vote))|which|that|because|although|though|but|if|since|until|every|whenever"
    r"|annually|yearly|not|never|also|still|already)\b",
    re.IGNORECASE,
)
_NO_SUBJECT = re.compile(
    r"^(?:it|they|he|she|we|i|you|this|that|these|those|there|both|each|every|all|when|while|as|in|on|at|since"
    r"|by|for|with|after|before|but|and|or|so|now|today|however|meanwhile|many|most|few|some|[“\"‘'])(?![\w’'-])",
    re.IGNORECASE,
)
# How a caption prints its day: `on May 3`, `on Monday, May 3`, `, May 3`; prose counts from and up to days too.
_ON = re.compile(r"(?:\bon|,)\s+(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s+)?$", re.IGNORECASE)


def is_dated_scene(text: str, *, lead: bool = False) -> bool:
    """Whether a line is one sentence about what a camera saw on a full date.

    `lead`: it stands right under the headline of an outlet that prints the lead picture there, where people of the
    news who speak or meet are shown too.
    """
    words = text.count(" ") + 1
    if not _FEWEST_WORDS <= words <= _MOST_WORDS or not any(map(str.isdigit, text)) or sentences(text) != 1:
        return False
    if not text[0].isupper() or _NO_SUBJECT.match(text) or any(mark in text for mark in '"“”:;?'):
        return False
    verb = (_LEAD if lead else _INSIDE).search(text)
    if verb is None or not 1 <= text[: verb.start()].count(" ") <= _LONGEST_SUBJECT:
        return False
    if not verb["seen"] and not _ACTORS.search(text[: verb.start()]):
        return False
    rest = text[: verb.start()] + " " + text[verb.end() :]
    if _STATES.search(rest) or is_reported(rest) or tells_an_event(rest):
        return False
    dates = find_dates(text, UTC_ZONE)
    return len(dates) == 1 and bool(_ON.search(text[: text.find(dates[0].raw)]))
