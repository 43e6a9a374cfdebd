"""Archive pages: what a site has of one tag, category, month or author, told by marks of the page itself.

Most of them list one to three posts, too few for a list that is told by its length, and call themselves articles in
`og:type`: what they say of themselves elsewhere, and that their headings lead to other pages, says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from spiders.extraction.addresses import may_be_one_article
from spiders.extraction.document import Document, classes_of
from spiders.extraction.outline import LONGEST_SUMMARY, Line, Outline
from spiders.extraction.places import Place
from spiders.extraction.text import letters

# Schema.org's types of pages that list others, and what blogs' templates call those in their `body`: by two names.
_TYPES = frozenset({"CollectionPage", "SearchResultsPage", "ProfilePage"})
_CLASSES = frozenset({"archive", "category", "tag", "search", "search-results"})
_BESIDE = frozenset({"author", "date"})  # these alone name much else
_OF_ONE = re.compile(r"(?:single|singular|page)(?:-|$)")  # those of one article
_DESCRIPTION = 60  # words above the first title
_SURE = 2  # marks that leave no doubt, however much is shown of each post
_LONGEST_HEADING = 200  # letters
_LABELS = re.compile(
    r"(?:category|tags?|author|year|month|day|archives?(?: for)?|search results for"
    r"|kategorie|schlagw(?:ort|örter)|schlüsselwort|verfasser|autor(?:in)?|jahr|monat|archiv|suchergebnisse für"
    r"|catégorie|étiquette|mot-clé|auteur(?:e|rice)?|année|mois|jour|résultats (?:de recherche )?pour"
    r"|categoría|etiqueta|autora?|año|mes|día|archivos?|resultados (?:de búsqueda )?(?:para|de)"
    r"|categoria|autrice|autore|anno|mese|giorno|archivi|risultati (?:della )?ricerca per"
    r"|ano|mês|dia|arquivos?|resultados da pesquisa por|categorie|maand|archief|zoekresultaten voor"
    r"|kategori|etikett|författare|månad|stikkord|emneord|forfatter|måned|avainsana|kirjoittaja|kuukausi"
    r"|kategoria|miesiąc|rubrika|štítek|měsíc|címke|szerző|etichetă|lună|etiket|yazar|penulis|bulan|thẻ|tác giả"
    r"|рубрика|категория|категорія|метка|тег|позначка|автор|месяц|місяць|κατηγορία|ετικέτα|συντάκτης|μήνας"
    r"|التصنيف|تصنيف|الوسم|وسم|الكاتب|دسته|برچسب|نویسنده|קטגוריה|תגית|מחבר"
    r"|カテゴリー|タグ|分类|分類|标签|標籤|카테고리|태그)\s*[:：]\s*\S",
    re.IGNORECASE,
)
# What search plugins write behind or before a topic's name in the title.
_TITLES = re.compile(
    r"\S.{0,80}\s(?:Archives?|Archiv|Archivos|Archivi|Archieven)(?:\s+[-–—|·»•]\s|$)"
    r"|(?:Archives des|Arquivos?(?: de)?|Archiwa|Архивы?)\s\S.{0,80}\s[-–—|·»•]\s"
)


def archived_titles(document: Document, outline: Outline) -> int:
    """How many titles of other pages an archive page lists; 0 where the page is none.

    One mark is enough where no more than a summary is shown of any post.
    """
    marks = _marks(document, outline)
    if not marks:
        return 0
    lines = [line for line in outline.lines if line.place is Place.OWN]
    top = next((place for place, line in enumerate(lines) if line.heading == 1 and not line.is_title), 0)
    titles = [place for place, line in enumerate(lines) if place >= top and line.heading and line.is_title]
    if not titles or not _lead_elsewhere([lines[place] for place in titles], document):
        return 0
    if _prose(lines[top : titles[0]]) >= _DESCRIPTION:
        return 0
    # A brief has its day below its headline, before it names other pages.
    is_dated = any(next(line.block.iter("time"), None) is not None for line in lines[top + 1 : titles[0]])
    if is_dated and marks < _SURE:
        return 0
    passages = zip(titles, [*titles[1:], len(lines)], strict=True)
    is_short = all(_prose(lines[start:end]) <= LONGEST_SUMMARY for start, end in passages)
    return len(titles) if is_short or marks >= _SURE else 0


def _marks(document: Document, outline: Outline) -> int:
    """How many marks of an archive a page has: its type in linked data, its template's name, its heading or title."""
    body = document.tree.find("body")
    heading = next((line.text for line in outline.lines if line.heading == 1), "")[:_LONGEST_HEADING]
    return (
        bool(document.linked_data.kinds & _TYPES)
        + (_names_of_archive(body) if body is not None else 0)
        + bool(_LABELS.match(heading) or _TITLES.match((document.title or "")[:_LONGEST_HEADING]))
    )


def _names_of_archive(body: HtmlElement) -> int:
    """How many names of an archive's template a page has: `archive category`, `search search-results`."""
    names = classes_of(body)
    if names.isdisjoint(_CLASSES) or any(map(_OF_ONE.match, names)):
        return 0
    return min(_SURE, len(names & (_CLASSES | _BESIDE)))


def _lead_elsewhere(titles: Iterable[Line], document: Document) -> bool:
    """Whether titles are other pages': none is this page's, by its address or its title."""
    own = [url for url in (document.url, document.claimed_url) if url]
    named = letters(document.title or "")
    targets: set[str] = set()
    for title in titles:
        link = title.block if title.block.tag == "a" else next(title.block.iter("a"), title.block.getparent())
        href = link.get("href") if link is not None else None
        if not href or letters(title.text) in named:
            return False
        targets.add(href)
        address = document.absolute(href)
        if address is not None and any(may_be_one_article(address, each) for each in own):
            return False
    return bool(own) or len(targets) > 1


def _prose(lines: Iterable[Line]) -> int:
    return sum(line.words for line in lines if line.is_prose)
