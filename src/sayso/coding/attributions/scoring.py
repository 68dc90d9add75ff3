"""How likely a frame is an attribution: a log-linear model over its words and its construction.

The frames of one head shut each other out, and "no attribution" is one more choice, with score 0.
"""

import math
from collections.abc import Iterable, Mapping

from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.frames import Frame
from sayso.coding.attributions.trees import Run, Trees
from sayso.lang.attributions import AttributionWords

_HIGHEST = 30.0  # beyond it the exponential says nothing more
_MODALS = frozenset(("would", "could", "should", "might", "may", "will", "can", "must"))


def features_of(trees: Trees, quotes: Quotes, frame: Frame, content: tuple[Run, ...], ending: str) -> list[str]:
    """What the model sees of a frame, as names of features."""
    parse = trees.parse
    head = parse.tokens[frame.head]
    lemma, name = head.lemma.casefold(), frame.name
    source = _source_class(trees, frame)
    words = sum(last - first for first, last in content)
    first = parse.tokens[content[0][0]]
    quoted = sum(q.run[1] - q.run[0] for run in content for q in quotes.of(run))
    quote = "all" if quoted >= words - 1 else "part" if quoted else "no"
    found = [
        "flag=bias",
        f"name={name}",
        f"lemma={lemma}",
        f"lemma+name={lemma} {name}",
        f"source={frame.source.kind} {source}",
        f"kind={frame.source.kind}",
        f"name+kind={name} {frame.source.kind}",
        f"class={source}",
        f"class+name={source} {name}",
        f"lemma+kind={lemma} {frame.source.kind}",
        f"tag={head.tag}",
        f"dep={head.dep}",
        f"name+dep={name} {head.dep}",
        f"name+tag={name} {head.tag}",
        f"length={min(words, 40).bit_length()}",
        f"name+length={name} {min(words, 40).bit_length()}",
        f"first={first.tag}",
        f"first+name={first.tag} {name}",
        f"quote={quote}",
        f"quote+name={quote} {name}",
        f"runs={min(len(content), 3)}",
        f"region={parse.sentence_of(frame.head).region}",
        f"pos={head.pos}",
        f"stem={lemma[:5]}",
        f"stem+name={lemma[:5]} {name}",
        f"ending={ending}",
        f"ending+name={name} {ending.partition(':')[0]}",
        f"ending+lemma={lemma} {ending.partition(':')[0]}",
    ]
    if head.tag == "VBN" and any(c.text.casefold() == "it" for c in parse.children(frame.head, "nsubjpass")):
        found.append("flag=it is said")
    if quotes.at(frame.head) is not None:
        found.append("flag=cue quoted")
    for token in parse.tokens[frame.cue[0] : frame.cue[1]]:
        if token.dep == "neg":
            found += ["flag=negated", f"negated={name}"]
        if token.tag == "MD" and token.text.casefold() in _MODALS:
            found += ["flag=modal", f"modal={token.text.casefold()}"]
        if token.i != frame.head and token.dep == "amod":
            found.append(f"amod={token.text.casefold()}")
    if name.startswith("n~"):
        verb = parse.tokens[head.head]
        found += [
            f"light={verb.lemma.casefold()}",
            f"light={verb.lemma.casefold()} {lemma}",
        ]
    if name.startswith("a:") or head.dep in ("xcomp", "conj", "advcl", "pcomp", "acl", "relcl"):
        found.append(f"above={parse.tokens[head.head].lemma.casefold()}")
    return found


def _source_class(trees: Trees, frame: Frame) -> str:
    """What kind of thing the source is: a name's label, a pronoun, or the lemma of a common noun."""
    run = frame.source.run
    if run is None:
        return "none"
    tokens = trees.parse.tokens
    heads = [token for token in tokens[run[0] : run[1]] if not run[0] <= token.head < run[1] or token.head == token.i]
    head = heads[0] if heads else tokens[run[0]]
    if head.name is not None:
        return trees.parse.names[head.name].label
    if head.pos == "PRON":
        return head.text.casefold()
    return head.lemma.casefold() if head.pos == "NOUN" else head.pos


def is_barred(
    trees: Trees,
    quotes: Quotes,
    frame: Frame,
    content: tuple[Run, ...],
    words: AttributionWords,
) -> bool:
    """Whether a frame is no attribution whatever its weights say.

    A physical act ("attacked", "an attack on") is one only with words in quotation marks or a clause; naming somebody
    without a source ("known as X") is none, nor a name in quotation marks beside a verb, nor the statement in "issued
    a statement".
    """
    lemma = trees.parse.tokens[frame.head].lemma.casefold()
    if frame.name.startswith("quote") and _is_name(trees, quotes, content):
        return True
    if frame.name in ("n:ing", "n~:ing") and lemma in words.media_nouns:  # "a statement saying": the participle says
        return True
    if frame.name == "dobj" and words.media_nouns.get(trees.parse.tokens[_top(trees, content[0])].lemma) == "statement":
        return True
    cue = trees.parse.tokens[frame.cue[0] : frame.head]
    if frame.name.startswith("^") and any(token.lemma.casefold() in words.physical_acts for token in cue):
        return True
    clause = frame.name.partition(":")[0] in ("clause", "inverted", "paren", "quote")
    if lemma in words.physical_acts and not clause:
        return not any(quotes.of(run) for run in content) or trees.parse.tokens[frame.head].pos == "NOUN"
    return lemma in words.namings and frame.source.run is None


def _is_name(trees: Trees, quotes: Quotes, content: tuple[Run, ...]) -> bool:
    """Whether the content is a name in quotation marks."""
    words = [token for run in content for token in trees.parse.tokens[run[0] : run[1]] if token.pos != "PUNCT"]
    spoken = any(quotation.speech for run in content for quotation in quotes.of(run))
    return not spoken and all(token.text[:1].isupper() or token.pos in ("ADP", "DET") for token in words)


def _top(trees: Trees, run: Run) -> int:
    """The first token of a run that hangs on a word outside it."""
    tokens = trees.parse.tokens
    return next((i for i in range(*run) if not run[0] <= tokens[i].head < run[1]), run[0])


def score(features: list[str], weights: Mapping[str, float]) -> float:
    """The log-odds of a frame with these features against its head being no cue at all."""
    return max(-_HIGHEST, min(_HIGHEST, sum(weights.get(feature, 0.0) for feature in features)))


def likelihood(scores: Iterable[float]) -> float:
    """The probability that a word is the head of a cue in one of its frames, which shut each other out."""
    total = sum(math.exp(value) for value in scores)
    return total / (1.0 + total)
