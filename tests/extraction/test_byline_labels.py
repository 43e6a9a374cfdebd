"""What stands before the names of a byline, in each language: one table for web pages and texts."""

from __future__ import annotations

import pytest

from spiders.extraction.byline_labels import has_any_byline_label, has_byline_label, without_byline_label
from tests.extraction.strangers import PROSE, article, authors_of_text, stranger


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("en", "By"),
        ("en", "Written by"),
        ("en", "Commentary by"),
        ("en", "Guest essay by"),
        ("en", "Published by"),
        ("en", "Author:"),
        ("es", "Análisis por"),
        ("es", "Textos de"),
        ("pt", "Escrito por"),
        ("fr", "Propos recueillis par"),
        ("fr", "Tribune par"),
        ("de", "Gastbeitrag von"),
        ("de", "Verfasst von"),
        ("it", "Scritto da"),
        ("it", "Testo di"),
        ("nl", "Geschreven door"),
        ("ru", "Автор:"),
        ("uk", "Авторка:"),
        ("tr", "Yazar:"),
        ("ar", "بقلم"),
        ("fr", "Rédigé par"),
        ("fr", "Publié par"),
        ("de", "Ein Bericht von"),
        ("it", "A cura di"),
        ("el", "Συντάκτης:"),
        ("he", "מאת"),
        ("he", "מאת:"),
        ("he", "כתבת:"),
        ("fa", "نویسنده:"),
        ("fa", "خبرنگار:"),
        ("fa", "به قلم"),
        ("hi", "लेखक:"),
        ("ko", "글"),
        ("ko", "기자명"),
        ("ja", "ライター："),
        ("zh", "作者："),
        ("zh", "撰文:"),
        ("sv", "Av"),
        ("sv", "Av:"),
        ("sv", "Text:"),
        ("sv", "Författare:"),
        ("no", "Av"),
        ("nb", "Skrevet av"),
        ("nb", "Tekst:"),
        ("nn", "Av"),
        ("da", "Af"),
        ("da", "Skrevet af"),
        ("da", "Tekst:"),
        ("fi", "Kirjoittanut"),
        ("fi", "Teksti:"),
        ("fi", "Toimittaja:"),
        ("hu", "Szerző:"),
        ("hu", "Írta:"),
        ("id", "Oleh"),
        ("id", "Penulis"),
        ("id", "Reporter:"),
        ("ms", "Oleh:"),
        ("pl", "Oprac."),
        ("pl", "Opracowała"),
        ("nl", "Tekst:"),
        ("pl", "Tekst:"),
        ("cs", "Napsala"),
        ("cs", "Autor:"),
        ("sk", "Napísal"),
        ("hr", "Piše:"),
        ("ro", "Scris de"),
        ("ro", "Autor:"),
        ("vi", "Tác giả:"),
    ],
)
def test_labels(language: str, label: str) -> None:
    assert has_byline_label(f"{label} Ada Lorne", language)
    assert has_any_byline_label(f"{label} Ada Lorne")
    assert without_byline_label(f"{label} Ada Lorne", language) == "Ada Lorne"
    for below in (
        f"<p>{label} Ada Lorne</p>",
        f"<p>{label}</p><p>Ada Lorne</p>",
        f"<p><i>{label}</i> <b>Ada Lorne</b></p>",
    ):
        assert article(below=below, lang=language)._byline()[1] == ("Ada Lorne",), below


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        # The article before a name in Greek, alone and behind words.
        ("el", "Του Νίκου Δήμου", ("Νίκου Δήμου",)),
        ("el", "Της Μαρία Παππά", ("Μαρία Παππά",)),
        ("el", "Των Νίκου Δήμου και Μαρίας Παππά", ("Νίκου Δήμου", "Μαρίας Παππά")),
        ("el", "Γράφει ο Νίκος Δήμου", ("Νίκος Δήμου",)),
        ("el", "Από τη Μαρία Παππά", ("Μαρία Παππά",)),
        ("ru", "Корреспондент Мария Ковалёва", ("Мария Ковалёва",)),
        ("ko", "김민지 기자", ("김민지",)),
        ("ko", "김민지 선임기자", ("김민지",)),
        ("ko", "김민지 기자 ada@herald.example", ("김민지",)),
        ("ko", "김민지, 박서준 기자", ("김민지", "박서준")),
        ("ko", "글 김민지 · 사진 이광수", ("김민지",)),
        ("ko", "글·사진 김민지", ("김민지",)),
        ("ja", "文・佐藤花子", ("佐藤花子",)),
        ("ja", "取材・文／佐藤花子", ("佐藤花子",)),
        ("ja", "文・写真 佐藤花子", ("佐藤花子",)),
        ("ja", "文・佐藤花子 写真・田中一郎", ("佐藤花子",)),
        ("ja", "佐藤花子記者", ("佐藤花子",)),
        ("zh", "文/李明华", ("李明华",)),
        ("zh", "本报记者 李明华 王晓燕", ("李明华", "王晓燕")),
        ("zh", "记者李明华", ("李明华",)),
        ("zh", "記者李明華／台北報導", ("李明華",)),
        ("zh", "聯合報 記者李明華／台北即時報導", ("李明華",)),
        ("zh", "来源：青江晚报 作者：李明华 编辑：王晓燕", ("李明华",)),
        ("zh", "文图/李明华", ("李明华",)),
        ("ja", "文／佐藤花子、写真／鈴木一郎", ("佐藤花子",)),
        ("ja", "文：阿部 寛", ("阿部 寛",)),
        ("ko", "정치부 김민지 기자", ("김민지",)),
        ("ko", "남궁민수 기자", ("남궁민수",)),
        ("el", "Του Νίκου Δήμου και της Μαρίας Παππά", ("Νίκου Δήμου", "Μαρίας Παππά")),
        ("he", "מאת דנה כהן ומיכל רז", ("דנה כהן", "מיכל רז")),
        ("he", "מאת ורד כהן", ("ורד כהן",)),
        ("he", "מאת דנה וכסלר", ("דנה וכסלר",)),
        ("fa", "نوشته سارا احمدی ترجمه رضا کریمی", ("سارا احمدی",)),
        ("hi", "लेखक: रवि शर्मा और अनिल वर्मा", ("रवि शर्मा", "अनिल वर्मा")),
    ],
)
def test_lines_that_sign_in_other_scripts(language: str, line: str, names: tuple[str, ...]) -> None:
    assert article(below=f"<p>{line}</p>", lang=language)._byline()[1] == names
    assert authors_of_text(line) == names
    # A page may say a wrong language.
    assert article(below=f"<p>{line}</p>", lang="en")._byline()[1] == names


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("el", "Του Κυριάκου Δήμου η απάντηση στον δήμαρχο"),
        ("el", "Της Αθήνας"),
        ("el", "Από την Αθήνα"),
        ("ru", "Корреспондент сообщил о причале"),
        ("ko", "사회부 기자"),
        ("ko", "사진 이광수"),
        ("ko", "글 목록"),
        ("ja", "写真・田中一郎"),
        ("ja", "文化"),
        ("ja", "記者会見"),
        ("zh", "记者手记"),
        ("zh", "本报记者"),
        ("zh", "责任编辑：王晓燕"),
        ("zh", "来源：青江晚报 编辑：王晓燕"),
    ],
)
def test_lines_in_other_scripts_that_sign_nothing(language: str, line: str) -> None:
    assert not has_byline_label(line, language)
    assert article(below=f"<p>{line}</p>", lang=language)._byline()[1] == ()
    assert authors_of_text(line) == ()


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("el", "Του Δημάρχου Αθηναίων"),
        ("el", "Της Εθνικής Τράπεζας"),
        ("el", "Του Αγίου Νικολάου"),
        ("he", "מאת מערכת הנמל"),
        ("he", "מערכת הנמל"),
        ("fa", "خبرنگار: گروه اقتصادی"),
        ("fa", "نویسنده: تحریریه"),
        ("hi", "संवाददाता: सागर संवाददाता"),
        ("hi", "एजेंसी, नई दिल्ली"),
        ("hi", "Edited by: रवि शर्मा"),
        ("ko", "사회부 기자"),
        ("ko", "인턴 기자"),
        ("ko", "사진 이광수 기자"),
        ("ko", "글 쓰는 사람들"),
        ("ja", "写真・佐藤花子"),
        ("ja", "文：編集部"),
        ("ja", "執筆：マネー編集部"),
        ("ja", "本紙記者"),
        ("ja", "新人記者"),
        ("ja", "文化部"),
        ("zh", "作者：佚名"),
        ("zh", "作者：本刊评论员"),
        ("zh", "记者 综合报道"),
        ("zh", "记者 编辑部"),
        ("zh", "记者 李明华 被捕"),
        ("zh", "文 / 青江晚报 李明华"),
        ("zh", "责任编辑：李明华"),
        ("zh", "摄影：李明华"),
        ("zh", "图/李明华"),
        ("zh", "来源：新华社"),
        ("en", "By Getty Images"),
        ("en", "By Staff Reports"),
        ("en", "By Web Desk"),
        ("en", "By Associated Press Reporter"),
        ("en", "By Bo Ray/AFP via Getty Images"),
        ("en", "Edited by Bo Ray"),
    ],
)
def test_roles_desks_and_other_hands_are_nobody_wherever_they_stand(language: str, line: str) -> None:
    assert article(below=f"<p>{line}</p>", lang=language)._byline()[1] == ()
    assert article(below=f"<div class='byline'>{line}</div>", lang=language)._byline()[1] == ()
    assert authors_of_text(line) == ()


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("he", "דנה כהן, כתבת הנמל", "דנה כהן"),
        ("hi", "रवि शर्मा, नई दिल्ली", "रवि शर्मा"),
        ("ja", "佐藤 花子", "佐藤 花子"),
        ("en", "By Ada Lorne (she/her)", "Ada Lorne"),
        ("en", "By Harbour Herald News Desk", "Harbour Herald News Desk"),
    ],
)
def test_who_stands_beside_a_role_or_a_place_is_somebody(language: str, line: str, name: str) -> None:
    assert article(below=f"<div class='byline'>{line}</div>", lang=language)._byline()[1] == (name,)


def test_a_sentence_about_a_reporter_stays_in_the_body() -> None:
    prose = "这座老码头已经关闭多年，如今重新向公众开放，许多居民一早便前来排队参观，孩子们跑在最前面。"
    below = "".join(f"<p>{day}日，{prose}</p>" for day in "一二三四五六")
    read = article(below=f"<p>本报记者 李明华 被捕</p>{below}", lang="zh").read()
    assert read.authors == ()
    assert (read.body or "").startswith("本报记者 李明华 被捕")


def test_an_address_behind_a_name_is_none_of_it() -> None:
    assert authors_of_text("By ADA LORNE newsroom@herald.example") == ("ADA LORNE",)


def test_a_small_word_of_a_name_that_the_headline_has_too_makes_it_no_topic() -> None:
    head = "<h1>Le vieux pont rouvre</h1><p>{}</p><p>20 novembre 2026</p>"
    assert stranger(head.format("Hélène Le Goff") + PROSE * 3, lang="fr")._byline()[1] == ("Hélène Le Goff",)
    assert stranger(head.format("Hélène Pont") + PROSE * 3, lang="fr")._byline()[1] == ()


def test_a_link_to_a_writer_in_other_languages() -> None:
    line = "<p><a href='/yazar/elif'>Elif Demir</a> / İSTANBUL</p>"
    assert article(below=line, lang="tr")._byline()[1] == ("Elif Demir",)
    assert article(below=line.replace("yazar", "yaz"), lang="tr")._byline()[1] == ()


@pytest.mark.parametrize("label", ["By", "Por", "Par", "بقلم", "Author:"])
def test_a_label_is_one_without_anything_behind_it(label: str) -> None:
    assert has_byline_label(label, "en")
    assert without_byline_label(label, "en") == ""


@pytest.mark.parametrize(
    "line", ["Byron Lorne", "Porto Lind", "Parker Lind", "Text", "Author", "Story", "Doorstep", ""]
)
def test_a_word_that_begins_as_a_label_is_none(line: str) -> None:
    assert not has_byline_label(line, "en")


@pytest.mark.parametrize("language", ["en", "es", "fr"])
def test_what_begins_names_elsewhere_is_a_label_in_its_language_only(language: str) -> None:
    assert not any(has_byline_label(line, language) for line in ("Di Lorne", "Von Lorne", "Door Lorne"))


@pytest.mark.parametrize("language", ["", "en"])
@pytest.mark.parametrize("below", ["<p><i>{}</i></p><p>20 November 2026</p>", "<p>{}</p>"])
@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Von Anna Lind", ("Anna Lind",)),
        ("VON ANNA LIND", ("ANNA LIND",)),
        ("Von Jörg Lind und Bo Holt", ("Jörg Lind", "Bo Holt")),
        ("Door Anna van Lorne", ("Anna van Lorne",)),
        ("Di Anna Lindi e Bo Holti", ("Anna Lindi", "Bo Holti")),
        ("Di Redazione Cronaca", ("Redazione Cronaca",)),
        ("Von Redaktion Sport", ("Redaktion Sport",)),
        ("Por Ana Lind", ("Ana Lind",)),
    ],
)
def test_a_label_before_a_whole_name_is_one_in_a_page_of_any_language(
    language: str, below: str, line: str, names: tuple[str, ...]
) -> None:
    assert article(below=below.format(line), lang=language)._byline()[1] == names


@pytest.mark.parametrize("name", ["Von B. Lorne", "Von Lorne Jr.", "Von der Holt", "Door County Board", "Di Lorne"])
def test_a_name_that_begins_as_a_label_elsewhere_stays_whole(name: str) -> None:
    head = f"<meta name='author' content='{name}'>"
    assert article(head=head)._byline()[1] == (name,)


_PERSON = (
    '<script type="application/ld+json">{{"@type": "NewsArticle", "author": {{"@type": "Person", "name": "{}"}}}}'
    "</script>"
)


@pytest.mark.parametrize("head", [_PERSON, "<meta name='author' content='{}'>"])
@pytest.mark.parametrize("name", ["Di Minh Anh Lorne", "Von Lorne Ada", "Door Lind Ada", "Von Lorne Foundation"])
def test_a_field_holds_whole_names_that_begin_as_a_label_elsewhere(name: str, head: str) -> None:
    assert article(head=head.format(name))._byline()[1] == (name,)


@pytest.mark.parametrize("below", ["<div class='author'>{}</div>", "<a rel='author' href='/who/1'>{}</a>"])
@pytest.mark.parametrize("name", ["Di Minh Lorne", "Di Lorne Ada", "Von Lorne Foundation"])
def test_a_printed_name_is_whole_where_nothing_tells_of_another_language(name: str, below: str) -> None:
    assert all(each == name for each in article(below=below.format(name))._byline()[1])
    assert article(below=below.format("Di Minh Lorne"))._byline()[1] == ("Di Minh Lorne",)


@pytest.mark.parametrize(
    ("language", "line", "name"),
    [
        ("de", "20. November 2026, Von Anna Lind", "Anna Lind"),
        ("es", "20 de noviembre de 2026, Por Ana Lind", "Ana Lind"),
        ("pt", "20 de novembro de 2026, Por Ana Lind", "Ana Lind"),
        ("fr", "20 novembre 2026, Par Anne Lind", "Anne Lind"),
        ("fr", "20 novembre 2026 Par Anne Lind", "Anne Lind"),
        ("nl", "20 november 2026, Door Anna van Lorne", "Anna van Lorne"),
        ("it", "20 novembre 2026, Di Anna Lindi", "Anna Lindi"),
    ],
)
def test_a_label_in_capitals_behind_a_date(language: str, line: str, name: str) -> None:
    assert article(below=f"<p class='meta'>{line}</p>", lang=language)._byline()[1] == (name,)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "20. November 2026, Von der Polizei"),
        ("de", "20. November 2026, Von Ossel"),
        ("de", "20. November 2026 Von Feuerwehr Ossel"),
        ("de", "20. November 2026 Von Stadt Ossel"),
        ("de", "20. November 2026 Von Bad Ossel"),
        ("nl", "20 november 2026 Door Redactie Sport"),
        ("fr", "20 novembre 2026, Par le maire"),
    ],
)
def test_words_behind_a_date_that_labels_are_written_as(language: str, line: str) -> None:
    assert article(below=f"<p class='meta'>{line}</p>", lang=language)._byline()[1] == ()


@pytest.mark.parametrize(
    "label",
    ["Article written by", "Story by", "Escrito por", "Écrit par", "Verfasst von", "Geschreven door", "Scritto da"],
)
def test_the_own_label_counts_below_the_body(label: str) -> None:
    assert article(below=f"{PROSE * 4}<h3>{label} Ada Lorne</h3>")._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("20 November 2026 | Guest essay by Ada Lorne", ("Ada Lorne",)),
        ("20 November 2026 | Gastbeitrag von Ada Lorne", ("Ada Lorne",)),
        ("20 November 2026 | Yazar: Ada Lorne", ("Ada Lorne",)),
        ("By Ada LorneStaff Writer", ("Ada Lorne",)),
        # A name that has a capital within.
        ("By Ada FitzLorne", ("Ada FitzLorne",)),
        ("By Ada DellaLorne", ("Ada DellaLorne",)),
    ],
)
def test_labels_within_lines_of_texts(line: str, names: tuple[str, ...]) -> None:
    assert authors_of_text(line) == names


@pytest.mark.parametrize(
    ("language", "line", "names"),
    [
        ("ko", "김민지·이광수 기자", ("김민지", "이광수")),
        ("ko", "서울=김민지 기자", ("김민지",)),
        ("ko", "[서울=김민지 기자]", ("김민지",)),
        ("ko", "(서울=뉴스1) 김민지 기자", ("김민지",)),
        ("ko", "김민지 온라인 기자", ("김민지",)),
        ("ko", "김민지 의학전문기자", ("김민지",)),
        ("ko", "온라인 기자", ()),
        ("ko", "스포츠 기자", ()),
        ("ko", "글로벌 기자", ()),
        ("ko", "유튜브 기자", ()),
        ("ja", "服部記者", ("服部",)),
        ("ja", "長谷部記者", ("長谷部",)),
        ("ja", "社会部記者", ()),
        ("ja", "本部記者", ()),
        ("ja", "文：ジョン・スミス", ("ジョン・スミス",)),
        ("ja", "文＝佐藤花子（ライター）", ("佐藤花子",)),
    ],
)
def test_reporters_of_east_asia(language: str, line: str, names: tuple[str, ...]) -> None:
    assert article(below=f"<p>{line}</p>", lang=language)._byline()[1] == names
    assert authors_of_text(line) == names


@pytest.mark.parametrize(
    ("language", "label"),
    [
        ("de", "Text und Fotos:"),
        ("de", "Fotos und Text:"),
        ("de", "Text/Bilder:"),
        ("de", "Text und Bilder von"),
        ("en", "Words and pictures by"),
        ("en", "STORY AND PHOTOS BY"),
        ("en", "Text and photos:"),
        ("en", "Words and pictures: By"),
        ("sv", "Text och foto:"),
        ("no", "Tekst og bilder:"),
        ("da", "Tekst & fotos:"),
        ("fr", "Texte et photos :"),
        ("es", "Texto y fotos:"),
        ("pt", "Textos e fotos de"),
        ("it", "Testo e foto di"),
        ("nl", "Tekst en foto’s:"),
        ("pl", "Tekst i zdjęcia:"),
        ("cs", "Text a foto:"),
        ("ro", "Text și foto:"),
        ("fi", "Teksti ja kuvat:"),
        ("hu", "Szöveg és fotók:"),
        ("ru", "Текст и фото:"),
        ("uk", "Текст і фото:"),
        ("tr", "Haber-Fotoğraf:"),
        ("el", "Κείμενο - Φωτογραφίες:"),
    ],
)
def test_one_hand_for_text_and_pictures_is_the_authors(language: str, label: str) -> None:
    line = f"{label} Ada Lorne"
    for below in (f"<p>{line}</p>", f"<div class='byline'>{line}</div>"):
        assert article(below=below, lang=language)._byline()[1] == ("Ada Lorne",)
    for head in (_PERSON, '<meta name="author" content="{}">'):
        assert article(head=head.format(line), lang=language)._byline()[1] == ("Ada Lorne",)
    assert authors_of_text(line) == ("Ada Lorne",)


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Text: Ada Lorne Foto: Bo Lind"),
        ("sv", "Text: Ada Lorne Bild: Bo Lind"),
        ("en", "Words: Ada Lorne Photos: Bo Lind"),
        ("en", "Words: Ada Lorne Photos: Bo Lind Design: Mia Holt"),
        ("nl", "Tekst: Ada Lorne Foto: Bo Lind"),
    ],
)
def test_pictures_behind_the_text_are_anothers(language: str, line: str) -> None:
    for below, head in ((f"<p>{line}</p>", ""), ("", f"<meta name='author' content='{line}'>")):
        assert article(below=below, head=head, lang=language)._byline()[1] == ("Ada Lorne",)


@pytest.mark.parametrize(
    "line", ["Testo e foto di Ossel", "Text und Bilder von der Küste", "Text and photos by staff", "Words", "Tekst"]
)
def test_what_is_called_text_and_pictures_is_nobody(line: str) -> None:
    for below, head in ((f"<p class='byline'>{line}</p>", ""), ("", f"<meta name='author' content='{line}'>")):
        assert article(below=below, head=head)._byline()[1] == ()
