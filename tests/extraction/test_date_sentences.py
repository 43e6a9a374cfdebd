"""Whether a line says something of the day in it: line by line, with no page around it."""

from __future__ import annotations

import re

import pytest

from spiders.extraction.date_sentences import Saying, is_of_another_change, saying

DAY = "3 March 2026"
NOT, PERHAPS, PLAINLY = Saying.NOT, Saying.PERHAPS, Saying.PLAINLY


@pytest.mark.parametrize(
    ("text", "date", "language", "verdict"),
    [
        # A label of names begins a sentence too.
        (f"By the sea the fair opens on {DAY}.", DAY, "en", PLAINLY),
        (f"By spring the wall was up, on {DAY}.", DAY, "en", PLAINLY),
        (f"Di Stefano opened the fair on {DAY}.", DAY, "en", PERHAPS),
        ("Por la mañana la feria abre el 3 de marzo de 2026.", "3 de marzo de 2026", "es", PLAINLY),
        ("Par ailleurs la foire ouvre le 3 mars 2026.", "3 mars 2026", "fr", PERHAPS),
        ("Von hier aus fahren die Schiffe ab 3. März 2026.", "3. März 2026", "de", PLAINLY),
        (f"By Ada Lorne of the Harbour Herald, {DAY}.", DAY, "en", NOT),
        (f"By the editors on {DAY}.", DAY, "en", NOT),
        ("Di Ada Lorne il 3 marzo 2026.", "3 marzo 2026", "it", NOT),
        ("Geschreven door Ada Lorne op 3 maart 2026.", "3 maart 2026", "nl", NOT),
        # What a bar parts is looked at alone.
        (f"It sank on {DAY}.", DAY, "en", PLAINLY),
        (f"It sank on {DAY}. | Harbour", DAY, "en", PLAINLY),
        (f"It sank on {DAY}. • Read more", DAY, "en", PLAINLY),
        (f"Press release issued on {DAY}.", DAY, "en", PERHAPS),
        (f"The Phare | Press release issued on {DAY}.", DAY, "en", PERHAPS),
        (f"Press release issued on {DAY}. | It is of the harbour office and its ropes", DAY, "en", PERHAPS),
        (f"{DAY} | Ada Lorne asks how it sank.", DAY, "en", NOT),
        # Other sentences beside the date's.
        (f"It sank in the cold. {DAY}.", DAY, "en", NOT),
        (f"Port Ossel {DAY}. The ferry has been found at last.", DAY, "en", NOT),
        ("नाव मिल गई है। 3 मार्च 2026", "3 मार्च 2026", "hi", NOT),
        ("2026年3月3日。旧渡船在港口外沉没了。", "2026年3月3日", "zh", NOT),
        # More words than a dateline has.
        (f"Three old ferries sank with nine crews off Marly on {DAY}.", DAY, "en", PLAINLY),
        (f"Ferries sank off Marly Head on {DAY}.", DAY, "en", PERHAPS),
        # A subject behind a label, a day before the day, an article, a pronoun.
        (f"Published on {DAY}, the survey.", DAY, "en", NOT),
        (f"Published on {DAY}, the survey runs on.", DAY, "en", PLAINLY),
        ("Born 12 May 1950, died 3 March 2026", DAY, "en", PLAINLY),
        (f"The ferry sank on {DAY}.", DAY, "en", PLAINLY),
        ("Trois bacs coulaient le 3 mars 2026.", "3 mars 2026", "fr", PERHAPS),
        (f"Lorne was chosen on {DAY}.", DAY, "en", PLAINLY),
        # Words behind the day.
        (f"On {DAY}, ferries sank", DAY, "en", PLAINLY),
        (f"On {DAY} Ferries sank", DAY, "en", NOT),
        (f"On {DAY} by Ada Lorne, filed here", DAY, "en", PERHAPS),
        (f"{DAY}, share this story.", DAY, "en", PERHAPS),
        (f"{DAY} saw the ferry sink.", DAY, "en", PLAINLY),
        (f"{DAY} The Ferry sank at once.", DAY, "en", NOT),
        (f"Ferry of {DAY}: sunk {DAY.replace('2026', '2027')}", DAY, "en", PERHAPS),
        (f"Ferry of {DAY}: sunk", DAY, "en", NOT),
        (f"On {DAY} Ferries sank.", DAY, "en", PERHAPS),
        # Words before the day alone.
        (f"She sank on {DAY}.", DAY, "en", PLAINLY),
        (f"Ferries sank on {DAY}. More below", DAY, "en", PERHAPS),
        (f"Ada Lorne of the office, {DAY}.", DAY, "en", NOT),
        (f"Harbour guide updated on {DAY}.", DAY, "en", NOT),
        (f"Harbour plans were updated on {DAY}", DAY, "en", PLAINLY),
        (f"Harbour plans sank {DAY}", DAY, "en", NOT),
        (f"Harbour plans sank again {DAY}", DAY, "en", PERHAPS),
        (f"The fair opens on {DAY}", DAY, "en", PLAINLY),
        (f"Early papers on harbours and ropes, first published {DAY} .", DAY, "en", NOT),
        # Scripts without capitals: many words and a stop.
        ("3 मार्च 2026 को पुरानी नाव बंदरगाह के बाहर डूब गई।", "3 मार्च 2026", "hi", PLAINLY),
        ("4 मई 2019 नई दिल्ली।", "4 मई 2019", "hi", NOT),
        ("नई दिल्ली, 4 मई 2019", "4 मई 2019", "hi", NOT),
        ("٣ مارس ٢٠٢٦ غرقت العبارة القديمة خارج الميناء.", "٣ مارس ٢٠٢٦", "ar", PLAINLY),
        ("رام الله 3 مارس 2026.", "3 مارس 2026", "ar", PERHAPS),
        ("بيان نشر بتاريخ 3 مارس 2026 حذر من الغرق", "3 مارس 2026", "ar", PERHAPS),
        ("بيان جديد 3 مارس 2026 حذر من الغرق", "3 مارس 2026", "ar", NOT),
        # Scripts without spaces: so many letters a word.
        ("2026年3月3日，旧渡船在港口外沉没。", "2026年3月3日", "zh", PLAINLY),
        ("2026年3月3日，王小明。", "2026年3月3日", "zh", NOT),
        ("2026年3月3日、古い船が港の外で沈んだ。", "2026年3月3日", "ja", PLAINLY),
        ("2026年3月3日 ﾊﾞｽが港の外で止まった｡", "2026年3月3日", "ja", PLAINLY),
        ("港の壁は2026年3月3日に崩れた。", "2026年3月3日", "ja", PLAINLY),
        ("来源：海港报 2026年3月3日 15:04 作者：王小明", "2026年3月3日", "zh", NOT),
        # Other languages.
        ("3 марта 2026 года затонул паром.", "3 марта 2026", "ru", PLAINLY),
        ("Порт-Оссел, 3 марта 2026 г.", "3 марта 2026", "ru", NOT),
        ("Порт-Оссел, вечер 3 марта 2026 г.", "3 марта 2026", "ru", NOT),
        ("3 Mart 2026’da yayınlanan rapor tehlikeye dikkat çekti.", "3 Mart 2026", "tr", PLAINLY),
        ("Ada Lorne tarafından 3 Mart 2026 tarihinde.", "3 Mart 2026", "tr", NOT),
        ("Le 3 mars 2026, le bac s’effondrait.", "3 mars 2026", "fr", PLAINLY),
        ("Ein am 3. März 2026 veröffentlichter Bericht warnt davor.", "3. März 2026", "de", PLAINLY),
        ("Հին նավը խորտակվեց 3 March 2026։", DAY, "hy", PERHAPS),
        # No sentences.
        (DAY, DAY, "en", NOT),
        (f"The fair | {DAY}", "4 March 2026", "en", NOT),
        (f"This article was first published on {DAY} and has been shortened since.", DAY, "en", NOT),
        (f"sank off the harbour on {DAY}.", DAY, "en", NOT),
        (f"{DAY} at 10:20 a.m.", DAY, "en", NOT),
    ],
)
def test_what_a_line_says_of_its_day(text: str, date: str, language: str, verdict: Saying) -> None:
    assert saying(text, date, language) is verdict


CHANGED = re.compile("güncel|revis|amended|обновлен", re.IGNORECASE)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        # Words between the label and the day, before the label, behind the day.
        (f"Updated guidance of {DAY}", DAY),
        (f"Updated: the council met on {DAY} and voted.", DAY),
        (f"Updated rules for the pier: {DAY}.", DAY),
        ("Güncellenen harita 3 Mart 2026 tarihli.", "3 Mart 2026"),
        ("수정된 지도는 2026년 3월 3일자이다.", "2026년 3월 3일"),
        ("更新日は2026年3月3日と記されている。", "2026年3月3日"),
        ("更新于2026年3月3日的地图显示了旧港口。", "2026年3月3日"),
        ("تم تحديث الخريطة في 3 مارس 2026 لتظهر الميناء القديم.", "3 مارس 2026"),
        (f"Polling stations updated {DAY}", DAY),
        ("Aktualisiert am 3. März 2026, zeigt die Karte den Hafen.", "3. März 2026"),
        ("Обновлено 3 марта 2026 года решением совета.", "3 марта 2026"),
        # Laws.
        (f"Last amended: {DAY}", DAY),
    ],
)
def test_what_is_changed_is_another_thing_than_the_article(text: str, date: str) -> None:
    assert is_of_another_change(text, date, CHANGED)


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Updated {DAY}", DAY),
        (f"Updated: {DAY}, 10:20 a.m.", DAY),
        (f"Update time: {DAY}", DAY),
        (f"Last updated by the editors on {DAY}", DAY),
        (f"Figures updated {DAY}", DAY),
        (f"Ada Lorne, updated {DAY}", DAY),
        (f"Updated on {DAY} to correct the spelling of a name.", DAY),
        (f"Updated {DAY}, 5 min read. Published 2 March 2026.", DAY),
        (f"Updated {DAY}, published 2 March 2026 at the earliest.", DAY),
        (f"This article was updated on {DAY} and shortened by half.", DAY),
        (f"This article was amended on {DAY} to correct a name.", DAY),
        (f"Revised {DAY}", DAY),
        ("Güncelleme saati: 3 Mart 2026", "3 Mart 2026"),
        (f"Updated {DAY} and once more published on Sunday.", DAY),
        (f"Updated {DAY} ropes and nets", DAY),
        ("Последнее обновление 3 марта 2026 года.", "3 марта 2026"),
        ("تم تحديث الخبر في 3 مارس 2026.", "3 مارس 2026"),
        ("更新日期 2026年3月3日", "2026年3月3日"),
        ("최종수정시간 2026년 3월 3일", "2026년 3월 3일"),
        ("最終更新：2026年3月3日", "2026年3月3日"),
        (DAY, DAY),
        (f"The ferry sank on {DAY} and was found.", DAY),
        (f"Updated guidance of {DAY}", "4 March 2026"),
    ],
)
def test_what_is_changed_may_be_the_article(text: str, date: str) -> None:
    assert not is_of_another_change(text, date, CHANGED)
