"""How likely a frame is an attribution: a log-linear model over its words and its construction.

The frames of one head shut each other out, and "no attribution" is one more choice, with score 0.
"""

import math
from collections.abc import Iterable, Mapping

from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.frames import Frame
from sayso.coding.attributions.trees import Run, Trees

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
        found += [f"light={verb.lemma.casefold()}", f"light={verb.lemma.casefold()} {lemma}"]
    if name.startswith("a:") or head.dep == "xcomp":
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


def score(features: list[str], weights: Mapping[str, float]) -> float:
    """The log-odds of a frame with these features against its head being no cue at all."""
    return max(-_HIGHEST, min(_HIGHEST, sum(weights.get(feature, 0.0) for feature in features)))


def likelihood(scores: Iterable[float]) -> float:
    """The probability that a word is the head of a cue in one of its frames, which shut each other out."""
    total = sum(math.exp(value) for value in scores)
    return total / (1.0 + total)
