"""Small corpora: several reports of one thing, as pages, made by hand for linking."""

import hashlib

from sayso.model import Capture

TOLL = """\
Orvik Herald | March 3, 2025 | Blast at Kandahar market kills four

KANDAHAR, Afghanistan (Reuters) - A bomb exploded at a crowded market in Kandahar on Monday, killing at least four
people and wounding 11, hospital officials said.

No group claimed responsibility for the bombing. Police sealed off the vegetable market in the Dand district of the
city.

---
Delta Post | March 3, 2025 | Market bombing in Kandahar leaves at least four dead

KANDAHAR, Afghanistan (Reuters) - A bomb exploded at a crowded market in Kandahar on Monday, killing at least four
people and wounding 11, hospital officials said.

Police sealed off the vegetable market in the Dand district of the city. Readers in town heard nothing.

---
Northern Star | March 4, 2025 | Death toll from Kandahar market bombing rises to nine

The number of people killed in Monday's bombing of a market in Kandahar has risen to nine, the Mirwais hospital said
on Tuesday.

A bomb went off among vegetable stalls in the Dand district of Kandahar on Monday morning. More than 20 people were
wounded in the blast, a doctor at the Mirwais hospital said.

---
Coast Tribune | March 5, 2025 | Kandahar buries victims of market bombing

Hundreds of mourners buried 12 people on Wednesday who were killed when a bomb exploded in a market in Kandahar on
Monday.

The bombing in the Dand district killed 12 people and wounded 23, the provincial governor said.
"""
"""A toll that grows over four reports, two of which are one agency's."""

DENIAL = """\
Orvik Herald | June 2, 2025 | Minister accused of ordering shooting of protesters in Kisumu

NAIROBI, Kenya - Police shot dead three protesters in Kisumu on Sunday. The opposition leader Amina Odhiambo accused
Interior Minister Peter Kamau of ordering the shooting.

Kamau denied that he had ordered police to fire on the protesters.

---
Delta Post | June 3, 2025 | Kenyan minister denies he ordered police to open fire in Kisumu

Interior Minister Peter Kamau on Tuesday denied ordering police to fire on protesters in Kisumu.

Amina Odhiambo, the leader of the opposition, alleged that Kamau ordered the shooting.

---
Northern Star | June 20, 2025 | Minister takes back what he said about Kisumu

Interior Minister Peter Kamau on Friday withdrew his denial that he had ordered police to fire on protesters in
Kisumu on June 1.

Kamau admitted that he had ordered the police to fire on the protesters.
"""
"""A minister is accused, denies it, and takes the denial back."""

PLACES = """\
Orvik Herald | April 8, 2025 | Gunmen attack bus in Borno

Gunmen attacked a bus carrying traders near Maiduguri on Monday and killed six passengers, police said.

The gunmen opened fire on the bus and set it on fire. The bus was carrying traders from the fish market, the driver
Bukar Modu said.

---
Delta Post | April 8, 2025 | Six traders killed in attack on bus in northeastern Nigeria

Gunmen killed six passengers of a bus that was carrying traders near Damaturu on Monday, the army said.

The gunmen opened fire on the bus of traders and burned it. Its driver, Bukar Modu, escaped.
"""
"""One attack, put near two towns."""

BLAME = """\
Orvik Herald | May 6, 2025 | Shelling hits school in Omdurman, army blames RSF

Shells hit a school in Omdurman on Monday and killed seven children. The Sudanese army said the Rapid Support Forces
shelled the school.

The shelling of the Al-Nour school in Omdurman wounded 15 other people, medics said.

---
Delta Post | May 6, 2025 | Seven children killed in shelling of Omdurman school; RSF accuses army

Seven children were killed when shells hit the Al-Nour school in Omdurman on Monday. The Rapid Support Forces said
the Sudanese army shelled the school.

Medics said 15 people were wounded in the shelling of the school.
"""
"""One attack, of which two parties accuse each other."""

ARRESTS = """\
Orvik Herald | February 11, 2025 | Five arrested after raid in village near Nablus

Israeli forces arrested five Palestinians in the village of Burin near Nablus on Monday, the mayor said.

Soldiers searched houses in Burin and arrested the five men, who are between 20 and 34.

---
Delta Post | February 12, 2025 | Five Palestinians arrested in village near Nablus

Israeli forces arrested five Palestinians in the village of Huwara near Nablus on Tuesday, residents said.

Soldiers searched houses in Huwara and arrested the five, among them two brothers.
"""
"""Two arrests of five, a day apart, in neighbouring villages."""

STORMED = """\
Orvik Herald | July 28, 2022 | Protesters storm Iraqi parliament

Hundreds of protesters stormed the parliament in Baghdad on Wednesday in protest at a candidate for prime minister.

Police fired tear gas at the protesters, who chanted in the chamber of the parliament.

---
Delta Post | July 28, 2022 | Sadr supporters break into parliament in Baghdad

Supporters of the cleric Muqtada al-Sadr stormed Iraq's parliament in Baghdad on Wednesday.

Police fired tear gas at the crowd. The protesters sang in the chamber.

---
Northern Star | August 24, 2022 | Protesters storm Iraqi parliament again

Hundreds of protesters stormed the parliament in Baghdad on Tuesday, the second time in a month.

Police fired tear gas at the protesters, who set up tents inside the parliament.
"""
"""A parliament stormed twice in a month."""

SIDES = """\
Orvik Herald | January 15, 2025 | Air strike kills 20 in Hodeidah, rebels say

An air strike hit a fishing harbour in Hodeidah on Tuesday and killed 20 people, the Houthi health ministry said.

Aircraft bombed the harbour at dawn, fishermen said.

---
Delta Post | January 16, 2025 | Army says 35 fighters killed in strike on Hodeidah harbour

An air strike on the fishing harbour of Hodeidah on Tuesday killed 35 people, the army said.

The army said its aircraft bombed boats of Houthi fighters in the harbour.
"""
"""One strike, whose dead two parties to a war count."""


def read_pages(corpus: str) -> list[Capture]:
    """The pages of a corpus as captures: each opens with a line of outlet, day and headline."""
    return [_capture(page) for page in corpus.split("\n---\n")]


def _capture(page: str) -> Capture:
    head, _, body = page.partition("\n\n")
    outlet, day, title = head.split(" | ")
    paragraphs = (" ".join(paragraph.split("\n")).strip() for paragraph in body.split("\n\n"))
    text = "\n\n".join([title, day, *paragraphs]) + "\n"
    return Capture(
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        path=f"{outlet}.txt",
        text=text,
        media_type="text/plain",
        view="text/1",
        publisher=outlet,
    )
