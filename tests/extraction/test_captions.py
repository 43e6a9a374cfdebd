"""Which lines are captions, and whom they credit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from spiders.extraction.captions import is_caption, is_credit_line, may_be_lead_caption, split_credit
from spiders.extraction.scenes import is_dated_scene


@pytest.mark.parametrize(
    ("text", "credit"),
    [
        ("Boats wait in the harbour of Marly. (Photo by AFP)", "AFP"),
        ("Boats wait in the harbour of Marly (Reuters)", "Reuters"),
        ("Boats wait in the harbour of Marly, Sept. 2, 2015 (AP/Ada Lorne).", "AP/Ada Lorne"),
        ("The harbour of Marly (via Telegram)", "Telegram"),
        ("The harbour of Marly (File photo)", None),
        ("Boats leave for the outer reef© Ada Lorne/Reef Images", "Ada Lorne/Reef Images"),
        ("Players celebrate in Marly on May 6, 2016. ADA LORNE / AFP", "ADA LORNE / AFP"),
        ("Boats wait in the harbour of Marly. REUTERS/Ada Lorne", "REUTERS/Ada Lorne"),
        ("A handout photo released by the port office shows the mayor (R) shaking hands with a captain.", None),
        ("This picture taken on May 3, 2020 shows a bridge.", None),
        ("In this photo from June, a dredger works beside the wall.", None),
        ("File photo of the old lighthouse", None),
        ("FILE PHOTO: The old lighthouse", None),
        ("A screengrab from a video shows the flooded road.", None),
        ("The mayor (L) and the captain (C) on the quay", None),
        ("A dredger works beside the rebuilt wall in this photo taken on September 3, 2024", None),
        ("An aerial view of the lower town after the flood", None),
        ("صورة من الأرشيف (رويترز)", "رويترز"),
        ("Boats wait in the harbour of Marly (Harbour TV)", "Harbour TV"),
        ("Boats wait in the harbour of Marly (Al Marfa English)", "Al Marfa English"),
        ("Boats wait in the harbour of Marly (Portoffice.gov)", "Portoffice.gov"),
    ],
)
def test_captions(text: str, credit: str | None) -> None:
    assert is_caption(text)
    assert split_credit(text) == credit


@pytest.mark.parametrize(
    "text",
    [
        "The harbour of Marly opened on Monday.",
        "Nobody in the harbour has seen it (on TV)",
        "The story is told by the elder brother (Al Marfa)",
        "Whoever has lost a boat may ask the port office (portoffice.gov)",
        "The deal was signed on December 11, 2017 in Marly.",
        "The mayor told reporters on December 11, 2017 that the harbour would open.",
        "The law comes into force on January 1, 2018.",
        "A picture of calm emerges from the figures, the mayor said.",
        "The image of the party has suffered.",
        "The port (built in 1904) is closed, said the mayor (R) of Marly.",
        "He showed the photo to the court.",
        "The singer shared a photo of the rope on her wall, and of the lamp beside it.",
        "The pictures have been taken over ten years, and show how the harbour has aged.",
        "The man in this video is wanted for the attack in Marly on May 3, 2018.",
        "The port is open since May 3, 2020, according to its office.",
        "An aerial view of the lower town shows the flood, the mayor warned.",
        "In this photo from June, a dredger works beside the wall, the office announced.",
        "this picture taken on May 3, 2020 shows a bridge.",
        "The dredger works on May 3, 2020 " + "beside the long wall " * 15 + "of Marly.",
        "This picture shows a bridge " + "beside the long wall " * 15 + "of Marly.",
        "Iranian President Masoud Pezeshkian arrived in Doha on Monday, May 3, 2025.",
        "Hundreds gathered in Sanaa on May 3, 2025.",
        "A fire broke out in Marly on May 3, 2025.",
        "Sleep matters on May 3, 2025 as always, friends.",
        "AFP",
        "Published on December 11, 2017",
        "What was lost",
        "x",
    ],
)
def test_what_is_no_caption(text: str) -> None:
    assert not is_caption(text)


@pytest.mark.parametrize(
    "text",
    ["The old lighthouse is seen from a boat.", "The captain shakes hands with the mayor", "Ferries wait at the quay"],
)
def test_what_may_be_the_lead_pictures_caption(text: str) -> None:
    assert may_be_lead_caption(text)


@pytest.mark.parametrize(
    "text",
    [
        "At four in the morning Abu Samir lights the oven with the leg of a chair.",
        "Protesters clash with police in Paris on Saturday.",
        "The captain arrived in Marly and works there",
        "A fire broke out near the quay where ferries wait",
    ],
)
def test_what_may_begin_the_article_is_no_caption(text: str) -> None:
    assert not may_be_lead_caption(text)


def test_a_credit_may_stand_alone() -> None:
    assert is_credit_line("(Photo by AFP)")
    assert is_credit_line("Photo: Ada Lorne")
    assert not is_credit_line("Photographers gathered at the pier")


@given(st.text(st.characters(), max_size=300))
def test_no_text_raises_and_a_credit_stands_in_it(text: str) -> None:
    is_caption(text)
    credit = split_credit(text)
    assert credit is None or credit in text


SCENES = [
    "Palestinian protesters clash with Israeli forces on December 11, 2017 near the border fence.",
    "Keepers carry the old lamp down the stairs of the tower on May 2, 2018 before its last night.",
    "Fishermen mend nets on December 11, 2017 near the pier, east of Marly.",
    "Smoke rises from a building after an airstrike in Sana’a, Yemen, on May 7, 2018.",
    "Turkish soldiers stand guard near the border with Syria on January 22, 2018.",
    "A Palestinian woman walks past a mural in Gaza City on Monday, May 14, 2018.",
    "Iraqi forces are seen near Kirkuk on October 16, 2017.",
    "People wave flags during a rally in Tehran, February 11, 2018.",
    "A Yemeni child suffering from cholera lies on a bed in a hospital in Sana’a on August 12, 2017.",
    "Mourners carry the body of a Palestinian in the West Bank city of al-Khalil on December 15, 2017.",
]
# News that happens to be told in the present, with a place and a full date.
STATEMENTS = [
    "Turks go to the polls in a referendum on April 16, 2017, to decide on a new constitution.",
    "Elections are taking place in Lebanon on May 6, 2018, for the first time in nine years.",
    "It remains the deadliest attack in Turkey since the Ankara bombing of October 10, 2015.",
    "Foreign ministers meet in Astana on December 21, 2017 for an eighth round of talks.",
    "The law takes effect in Iran on March 21, 2018.",
    "President Rouhani visits Ankara on April 4, 2018 for talks with Erdogan.",
    "Real Madrid clash with Bayern in Munich on April 25, 2018.",
    "Palestinians mark Nakba Day in Gaza on May 15, 2018.",
    "Russia celebrates Victory Day in Moscow on May 9, 2018.",
    "The World Cup opens in Moscow on June 14, 2018.",
    "The suspects stand trial in Istanbul on December 4, 2017.",
    "Iraqis vote in parliamentary elections on May 12, 2018.",
    "Saudi Arabia launches airstrikes in Yemen on March 26, 2015.",
    "The US pulls out of the nuclear deal with Iran on May 8, 2018.",
    "The agreement carries a risk for Turkey from January 1, 2019.",
    "Millions of pilgrims walk to Karbala every year, and on October 30, 2018 they arrive.",
    "The exhibition runs in Tehran until May 11, 2018.",
    "Iran waits for the answer of the European Union until May 11, 2018.",
    "The two sides sit down for talks in Geneva on November 28, 2017.",
    "The deal covers the sale of jets in Turkey on May 3, 2018.",
    "A new round of sanctions on Iran comes into force on November 4, 2018.",
    "Britain leaves the European Union on March 29, 2019, under the current plan.",
    "The number of dead stands at 45 in the bombing in Kabul on May 3, 2018.",
    "The price of oil rises above 70 dollars in London on May 3, 2018.",
    "Prices of oil rise over fears of war on May 3, 2018.",
    "Saudi Arabia watches the talks in Vienna on May 3, 2018 with concern.",
    "The UN embraces a new plan in Geneva on May 3, 2018.",
    "The party lines up behind its leader in Paris on May 3, 2018.",
    "The commission inspects the site in Natanz on May 3, 2018.",
    "Turkey and Russia shake hands on a missile deal in Ankara on December 29, 2017.",
    "The army patrols the border with Syria from Turkey on May 3, 2018.",
    "Oil loads at the port of Kharg on May 3, 2018.",
    "The government stands behind the plan in Paris on May 3, 2018.",
    "The opposition stands on the brink of a split in Paris on May 3, 2018.",
    "The tribunal sits in The Hague on May 3, 2018 to hear the case.",
    "Parliament sits in Baghdad on September 3, 2018, for its first session.",
    "The court hears the case in The Hague on May 3, 2018.",
    "Saudi women are driving in Riyadh on June 24, 2018 for the first time.",
    "The responsibility lies on the shoulders of Riyadh on May 3, 2018.",
    "The anniversary of the revolution falls in Iran on February 11, 2018.",
    "Trump meets with Kim in Singapore on June 12, 2018.",
    "Palestinians walk a fine line between war and peace in Gaza on May 3, 2018.",
    "Lawmakers embrace a new plan for the budget in Paris on May 3, 2018.",
    "Investors watch the decision of the bank in London on May 3, 2018 closely.",
    "Inspectors inspect the reactor in Natanz on May 3, 2018 under the accord.",
    "Voters line up behind the party in Paris on May 3, 2018.",
    "Israeli forces carry out raids in the West Bank on May 3, 2018.",
    "Workers walk off the job in Athens on May 3, 2018 over pay.",
    "Presidential elections are seen as a test for the party in Tehran on May 19, 2017.",
    "They clash with Israeli forces on December 11, 2017 near the fence.",
    "In Gaza, protesters clash with Israeli forces on December 11, 2017 near the fence.",
    "Protesters clash with police in Paris every May 1 since May 1, 2016.",
    "Leaders of the three countries hold talks in Sochi on November 22, 2017.",
    "Muslims around the world begin the holy month of Ramadan on May 17, 2018.",
]


@pytest.mark.parametrize("text", SCENES)
def test_what_a_camera_saw_on_a_day_may_be_a_caption(text: str) -> None:
    assert is_dated_scene(text)
    assert is_dated_scene(text, lead=True)
    assert not is_caption(text), "not by its words alone"


@pytest.mark.parametrize("text", STATEMENTS)
def test_a_dated_statement_of_the_present_is_no_caption(text: str) -> None:
    assert not is_caption(text)
    assert not is_dated_scene(text)
    assert not is_dated_scene(text, lead=True)


def test_people_before_cameras_are_shown_right_under_the_headline_only() -> None:
    text = "Iranian Foreign Minister Mohammad Javad Zarif speaks at a conference in Munich on February 18, 2018."
    assert is_dated_scene(text, lead=True)
    assert not is_dated_scene(text)


@given(st.text(st.characters(), max_size=300))
def test_no_text_raises_as_a_scene(text: str) -> None:
    is_dated_scene(text)
