"""What every format of the dossier says of itself, in the same words."""

INTRODUCTION = (
    "Each sentence below is a program’s reading of words that a captured page holds. The words themselves stand "
    "with it and, with the place where they can be found again, in its footnote. Where the sentence and the words "
    "differ, the words count. A report that is quoted is not thereby true."
)
COVERAGE = (
    "An event is here if at least one report of it is as asked for; all reports of it are then told. Articles are "
    "counted by text: the same text captured twice, or revised, is one. Independent origins are what reports go "
    "back to: ten papers that carry one agency’s text are one origin. A publisher is counted where the page names "
    "it."
)
AGREED = (
    "Events that two or more independent origins report, with the values on which different texts agree word for "
    "word. What only one text says, or what is worded otherwise, stands with the event."
)
NONE_AGREED = (
    "No event here is told alike by two independent origins. Each rests on one origin, or on several that word it "
    "differently."
)
NONE_DISPUTED = (
    "The program noticed no two reports here that contradict each other, and no denial. That is no proof that there "
    "is none."
)
TIMELINE = (
    "A bar reaches from the first to the last day on which the event may have happened. A pale one with a broken "
    "edge has an open side, or is dated by its article only."
)
MAP = (
    "An area is as large as the place is uncertain: a dot is the place itself, a broken circle a surrounding, a "
    "district or a province, a shaded country the whole of it. Base map: Natural Earth, which takes no side on "
    "borders; neither does this brief."
)
ACTORS = (
    "Who is named in the events. That two names mean one actor is a judgement of the program, or of a person where "
    "the record has one. The keys say in which events somebody is told to act, to be acted upon, or to speak; not "
    "that it is so."
)
TALLIES = (
    "Running counts over a period, as articles give them. They overlap with each other and with the events, so they "
    "are never added up."
)
NOTES = (
    "Offsets count characters (Unicode code points) from 0; the first is included, the last is not. They are of the "
    "text that sayso’s reader makes of the captured file, which for plain text is the file itself, decoded. White "
    "space in quotations is shown as single blanks; the data that this file carries have it as it is."
)
CAPTURES = (
    "The captured files, by the SHA-256 of their bytes. A file with the same digest is the same file, whatever its "
    "name."
)
VERIFY = "sayso verify THIS-FILE CAPTURES"
CHECKING = (
    "This reads the captures again, without the record, and says of each footnote whether it is verified, the text "
    "differs, or the capture is missing; it also notices where this file was altered. Who wrote it is another "
    "question: compare its SHA-256 with the one that its author gives."
)
BY_HAND = (
    "Without sayso, for plain text: compare the output of sha256sum with the digest, decode the file as UTF-8, and "
    "cut out the characters that the footnote names."
)
LIMITS = (
    "This shows that the words stand in the captures. Whether the captures are true to the pages, and the sentences "
    "to the words, is for the reader to judge."
)
