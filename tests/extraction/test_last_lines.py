"""The last words of a site below an article, in whatever language."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from spiders.extraction.last_lines import is_of_tags, may_be_last, may_be_tags
from tests.extraction.strangers import TEXT, stranger

LINES = (
    "With files from The Marly Press",
    "Join our WhatsApp community to get breaking news first.",
    "Add The Harbour Herald as a preferred source on Google.",
    "A version of this article appears in print on Nov. 21, 2026, Section A, Page 10.",
    "(This story has not been edited by Herald staff and is auto-generated from a syndicated feed.)",
    "(Except for the headline, this story has not been edited by Herald staff and is from a syndicated feed.)",
    "This story was originally published November 18, 2026 at 9:00 AM.",
    "Avec AFP",
    "Vous avez repéré une erreur ? Signalez-la à la rédaction.",
    "Pour recevoir nos informations, abonnez-vous à notre lettre.",
    "Quelle: dpa",
    "Mit Material der dpa",
    "Folgen Sie uns auf WhatsApp und Facebook.",
    "Sie haben einen Fehler entdeckt? Schreiben Sie uns.",
    "Síguenos en Google News y en nuestro canal de WhatsApp.",
    "Con información de EFE",
    "Seguici anche su WhatsApp e Google News.",
    "Siga o canal do Diário no WhatsApp",
    "Bizi Google News’te takip edin.",
    "Kaynak: AA",
    "Подписывайтесь на наш Telegram-канал, чтобы быть в курсе событий.",
    "Нашли ошибку? Выделите текст и нажмите Ctrl+Enter",
    "Ακολουθήστε το paper.example στο Google News και μάθετε πρώτοι όλες τις ειδήσεις",
    "تابعوا آخر أخبارنا عبر Google News",
    "انتهای پیام/",
    "کد خبر: 123456",
    "מצאתם טעות? כתבו לנו",
    "हमारे व्हाट्सएप चैनल से जुड़ें",
    "김민지 기자 mj@paper.example",
    "저작권자 © 청강신문 무단전재 및 재배포 금지",
    "無断転載を禁じます",
    "（佐藤花子）",
    "责任编辑：王晓燕",
    "【编辑:王晓燕】",
    "原标题：青江老码头重新开放",
    "Get the latest headlines straight to your phone: download our app.",
    "Bu içerik Ayşe Yılmaz tarafından yayına alınmıştır.",
    "Подписаться на рассылку",
    "Siga a Marly no WhatsApp",
    "Sigue a El Muelle en Google News y no te pierdas nada.",
    "This story was originally published by The Marly Press.",
    "A version of this story appeared in the harbour edition of Friday.",
    "Iscriviti alla nostra newsletter e resta aggiornato.",
    "Bu haber Ayşe Yılmaz tarafından hazırlanmıştır.",
    "Dieser Artikel erschien zuerst in der Marlyer Zeitung.",
    "انضموا إلى قناتنا على واتساب",
    "הצטרפו לערוץ הטלגרם שלנו",
    "제보는 카카오톡 marly",
    "更多精彩内容，请关注青江晚报微信公众号",
    "点击查看更多",
    "扫描二维码，关注我们",
)
CALLS = (
    "Get the latest harbour news in the Herald app.",
    "This story was first published on Nov. 20, 2026, and is printed again with thanks.",
    "Abonnez-vous au journal de Marly",
    "Folgen Sie Jana Roth auf Facebook.",
    "Suscríbete a El Muelle",
    "Iscriviti al giornale di Marly",
    "Clique aqui para falar com o Diário",
    "Подпишитесь на Марлийские вести",
)


def paragraphs(*lines: str) -> tuple[str, ...]:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return stranger(f"<main><h1>Ropes are counted again</h1>{body}</main>").body.paragraphs


@pytest.mark.parametrize("line", LINES)
def test_a_sites_last_words_are_none_of_the_article(line: str) -> None:
    assert paragraphs(*TEXT, line) == TEXT


@pytest.mark.parametrize("line", CALLS)
def test_what_may_be_a_sentence_goes_where_it_is_set_apart(line: str) -> None:
    assert paragraphs(*TEXT, f"<a href='/news'>{line}</a>") == TEXT
    assert paragraphs(*TEXT, f"<em>{line}</em>") == TEXT
    assert paragraphs(*TEXT, line) == (*TEXT, line)


@pytest.mark.parametrize("label", ["Topics", "Themen"])
def test_tags_go_where_they_are_links(label: str) -> None:
    tags = "<a href='/t/1'>Häfen</a>, <a href='/t/2'>Stürme</a>"
    assert paragraphs(*TEXT, f"{label}: {tags}") == TEXT
    assert paragraphs(*TEXT, f"{label}: Häfen, Stürme") == (*TEXT, f"{label}: Häfen, Stürme")
    assert paragraphs(*TEXT, f"<em>{label}: Häfen</em>") == (*TEXT, f"{label}: Häfen")


@pytest.mark.parametrize("line", LINES)
def test_nor_of_its_text(line: str) -> None:
    text = "\n\n".join(("Ropes are counted again", *TEXT, line))
    assert (read(text.encode(), None, "text/plain").body or "").split("\n\n") == list(TEXT)


def test_tags_of_a_text_have_no_small_words() -> None:
    assert is_of_tags("Topics: Harbours Storms")
    assert not is_of_tags("Topics: the harbour, the storms and whatever else was lost")
    assert not is_of_tags("Temas: el muelle, el temporal y la factura")


def test_suggested_topics_follow_an_article() -> None:
    topics = "<div><span>Suggested Topics:</span><ul><li><a href='/t'>Harbours</a></li></ul></div>"
    body = "".join(f"<p>{text}</p>" for text in TEXT)
    assert stranger(f"<main><h1>Ropes are counted again</h1>{body}{topics}</main>").body.paragraphs == TEXT


@pytest.mark.parametrize("line", LINES)
def test_in_its_upper_half_they_stay(line: str) -> None:
    more = tuple(text.replace("Marly", "Sule") for text in TEXT)
    assert paragraphs(*TEXT[:2], line, *TEXT[2:], *more) == (*TEXT[:2], line, *TEXT[2:], *more)


OWN = (
    "With files from the old office in hand, the keeper went home.",
    "With reporting from Port Ossel still banned, nobody knows it.",
    "Join the dots and the threads of the scandal lead back to one office, the keepers say.",
    "Get the latest version of the rules in the harbour office, or in the ministry’s app.",
    "This story was first published in 1851 and has since been printed forty times.",
    "This report was originally published by the ministry in June and was withdrawn after two days.",
    "A version of this story appears in three old chronicles, each with another ending.",
    "Com informações da polícia, o caso foi aberto.",
    "Mit Material der Werft, das niemand mehr brauchte, ging er fort.",
    "Dieser Artikel ist zunächst auf zwei Jahre befristet, dann wird neu abgestimmt.",
    "Dieser Text ist zunächst nur ein Entwurf, den der Rat noch beschließen muss.",
    "Abonnez-vous à la patience, conseille le maire aux riverains.",
    "Vous avez vu une faute, dit l’arbitre, et moi aussi.",
    "Iscriviti al sindacato, diceva il padre; lui non lo fece mai.",
    "Sigue abierta la investigación en España contra Google por los cabos.",
    "Sigue sin saberse quién publicó en Facebook el vídeo del accidente.",
    "Источник: мэр сказал, что порт откроют в мае.",
    "来源：市长说港口将在五月开放。",
    "声明：本文所述事件发生在五月。",
    "Con información de testigos abrió la policía el caso.",
    "Suivez-nous jusqu’au bout de la jetée sur le chemin du vieux port.",
    "עקבו אחרינו כל הלילה.",
    "Смотрите нас в кино.",
    "Siga o dinheiro, e não na Google, diz a promotora.",
    "Clique aqui para nada: o portal continua fora do ar, dizem moradores.",
    "Bu haber savcılık tarafından yalanlandı.",
    "Bu haber belediye başkanı tarafından akşam saatlerinde doğrulandı.",
    "Подписаться на петицию можно до конца месяца на сайте думы.",
    "Нашли ошибку в смете и аудиторы, сообщает мэрия.",
    "انضم أكثر من ألف شخص إلى مجموعة على واتساب للتضامن مع عائلة الضحية.",
    "اشترك المتهمان في مجموعة على تلغرام لبيع الأسلحة، وفق التحقيقات.",
    "تابعت النيابة رسائل واتساب بين المتهمين قبل إحالتهم إلى المحكمة.",
    "הצטרפו למחאה גם תושבי האזור, שחסמו את הכביש במשך שעה.",
    "경찰은 기사 무단 전재 혐의로 김씨를 불구속 입건했다고 밝혔다.",
    "제보는 경찰 112로 하면 된다고 시는 설명했다.",
    "同社は無断転載の疑いで男を告訴した。",
    "更多居民开始关注自己家门口的水质问题。",
    "点击量三天内突破一千万次。",
    "扫码支付如今在全村每一家小店都能使用。",
    "扫描结果显示墙体没有新的裂缝。",
    "她说编辑部的人都走了。",
    "Avec elle, la ville a tout perdu.",
    "The version of this story that the keepers tell is another.",
)


@pytest.mark.parametrize("line", OWN)
def test_an_articles_own_last_words_stay(line: str) -> None:
    assert paragraphs(*TEXT, line) == (*TEXT, line)
    text = "\n\n".join(("Ropes are counted again", *TEXT, line))
    assert (read(text.encode(), None, "text/plain").body or "").split("\n\n") == [*TEXT, line]


@pytest.mark.parametrize(
    "line",
    [
        "Quelle: Die Werft nannte keine Zahlen.",
        "المصدر: قال العمدة إن الميناء سيفتح",
        "编辑：李明华说港口要关了",
        "Join the Google community of makers, said the mayor.",
        "Join our fight against Google, she told the workers at the gate.",
        "Suivez-nous sur notre quai, dit la guide aux visiteurs.",
        "Vous avez vu une erreur dans votre avis d’impôt ? Le centre la corrige sous un mois.",
        "Fehler gefunden? Dann haben Sie einen Monat Zeit für den Einspruch.",
        "Iscriviti al canale, diceva il truffatore.",
        "Clique aqui para ver, dizia o golpe que chegou a mil celulares.",
        "Bu içerik yapay zekâ tarafından üretildi.",
        "Bu haber o dönem tek bir gazete tarafından yayımlandı.",
        "Нашли ошибку в квитанции? Пересчёта можно требовать три года.",
        "Подпишитесь на канал и получите приз, писали мошенники.",
        "Ακολουθήστε τα βήματα στο Google Maps για να βρείτε το νέο μουσείο.",
        "ראיתם שגיאה בחשבון המים? פנו לתאגיד בתוך שלושים יום.",
        "मंत्री ने कहा कि लोग टेलीग्राम चैनल से जुड़ें",
        "Sigue a Jesús en Instagram medio millón de personas.",
    ],
)
def test_a_sentence_behind_a_label_stays_on_a_page(line: str) -> None:
    assert paragraphs(*TEXT, line) == (*TEXT, line)


@pytest.mark.parametrize(
    "line", ["Quelle", "Join the six of them on Friday.", "Topics: the keepers spoke of all of them."]
)
def test_labels_alone_stay(line: str) -> None:
    assert not may_be_last(line)
    assert not may_be_tags(line)
