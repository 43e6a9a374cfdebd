"""The last words of a site below an article, in whatever language."""

from __future__ import annotations

import pytest

from spiders.extraction import read
from spiders.extraction.last_lines import may_be_last
from tests.extraction.strangers import TEXT, stranger

LINES = (
    "With files from The Marly Press",
    "Join our WhatsApp community to get breaking news first.",
    "Add The Harbour Herald as a preferred source on Google.",
    "A version of this article appears in print on Nov. 21, 2026, Section A, Page 10.",
    "(This story has not been edited by Herald staff and is auto-generated from a syndicated feed.)",
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
    "Topics: Harbours Storms",
    "Themen: Häfen, Stürme",
)


def paragraphs(*lines: str) -> tuple[str, ...]:
    body = "".join(f"<p>{line}</p>" for line in lines)
    return stranger(f"<main><h1>Ropes are counted again</h1>{body}</main>").body.paragraphs


@pytest.mark.parametrize("line", LINES)
def test_a_sites_last_words_are_none_of_the_article(line: str) -> None:
    assert paragraphs(*TEXT, line) == TEXT


@pytest.mark.parametrize("line", LINES)
def test_nor_of_its_text(line: str) -> None:
    text = "\n\n".join(("Ropes are counted again", *TEXT, line))
    assert (read(text.encode(), None, "text/plain").body or "").split("\n\n") == list(TEXT)


def test_suggested_topics_follow_an_article() -> None:
    topics = "<div><span>Suggested Topics:</span><ul><li><a href='/t'>Harbours</a></li></ul></div>"
    body = "".join(f"<p>{text}</p>" for text in TEXT)
    assert stranger(f"<main><h1>Ropes are counted again</h1>{body}{topics}</main>").body.paragraphs == TEXT


@pytest.mark.parametrize("line", LINES)
def test_in_its_upper_half_they_stay(line: str) -> None:
    more = tuple(text.replace("Marly", "Sule") for text in TEXT)
    assert paragraphs(*TEXT[:2], line, *TEXT[2:], *more) == (*TEXT[:2], line, *TEXT[2:], *more)


@pytest.mark.parametrize(
    "line",
    [
        "With files from the old office in hand, the keeper went home.",
        "Join the six of them on Friday.",
        "Com informações da polícia, o caso foi aberto.",
        "Mit Material der Werft, das niemand mehr brauchte, ging er fort.",
        "Quelle",
        "Topics: the keepers spoke of all of them.",
        "Avec elle, la ville a tout perdu.",
        "The version of this story that the keepers tell is another.",
        "她说编辑部的人都走了。",
    ],
)
def test_an_articles_own_last_words_stay(line: str) -> None:
    assert not may_be_last(line)
