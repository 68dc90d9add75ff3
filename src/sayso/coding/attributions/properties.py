"""What kind of saying it is: direct or not, with what stance, through what medium, and whether the source is named."""

from itertools import pairwise

from sayso.coding.attributions.contents import Quotes
from sayso.coding.attributions.linking import Finding
from sayso.coding.attributions.trees import Run, Trees
from sayso.coding.parses import Token
from sayso.lang.attributions import AttributionWords
from sayso.model.vocabulary import Kind, Stance


def kind_of(trees: Trees, quotes: Quotes, content: tuple[Run, ...]) -> Kind:
    """`direct` where everything stands in quotation marks, `mixed` where a part does."""
    words = [i for run in content for i in range(*run) if trees.parse.tokens[i].pos != "PUNCT"]
    quoted = sum(quotes.at(i) is not None for i in words)
    if quoted == 0:
        return "indirect"
    return "direct" if quoted == len(words) else "mixed"


def stance_of(trees: Trees, finding: Finding, words: AttributionWords) -> Stance:
    """How the source stands to the content, by the lemmas of the cue; `asserts` where no list has them.

    A saying that something is false is a denial ("insisted that the recordings were fabricated"); a negated denial
    asserts.
    """
    lemmas, negated = _cue_lemmas(trees, finding, words)
    stance: Stance = "asserts"
    for name, listed in words.stances.items():
        if any(lemma in listed for lemma in lemmas):
            stance = name
            break
    if stance == "denies":
        return "asserts" if negated else "denies"
    if stance in ("asserts", "alleges") and _says_false(trees, finding, words):
        return "denies"
    return stance


def _cue_lemmas(trees: Trees, finding: Finding, words: AttributionWords) -> tuple[list[str], bool]:
    if finding.cue is None:
        return [], False
    tokens = trees.parse.tokens[finding.cue[0] : finding.cue[1]]
    if (
        any(token.lemma.casefold() in words.media_passives for token in tokens)
        and finding.content[0][0] >= finding.cue[1]
    ):
        tokens = (*tokens, trees.parse.tokens[finding.content[0][0]])  # "was heard offering"
    if finding.cue[1] < len(trees.parse.tokens):
        after = trees.parse.tokens[finding.cue[1]]
        tokens = (*tokens, after) if after.dep in ("prep", "prt") and after.head == finding.head else tokens
    lemmas = [token.lemma.casefold() for token in tokens]
    pairs = [f"{one} {other}" for one, other in pairwise(lemmas)]
    return pairs + lemmas, any(token.dep == "neg" for token in tokens)


def _says_false(trees: Trees, finding: Finding, words: AttributionWords) -> bool:
    """Whether the content's main predicate is a word for "not true", itself not negated."""
    inside = {i for run in finding.content for i in range(*run)}
    for i in inside:
        token = trees.parse.tokens[i]
        if token.lemma.casefold() not in words.falsehoods and token.text.casefold() not in words.falsehoods:
            continue
        head = trees.parse.tokens[token.head]
        verb = token if token.pos == "VERB" else head
        predicate = token.dep in (
            "acomp",
            "attr",
            "ccomp",
            "conj",
            "ROOT",
            "xcomp",
            "oprd",
        )
        top = verb.head == verb.i or verb.head not in inside
        if predicate and top and not trees.parse.children(verb.i, "neg"):
            return True
    return False


def head_of(trees: Trees, run: Run) -> Token:
    """The token of a run that hangs on a word outside it; the last such as carries meaning, else the first token."""
    tokens = trees.parse.tokens[run[0] : run[1]]
    outward = [token for token in tokens if not run[0] <= token.head < run[1] or token.head == token.i]
    solid = [token for token in outward if token.pos not in ("PUNCT", "ADP", "DET", "PART")]
    return (solid or outward or list(tokens))[0]


def is_anonymous(trees: Trees, source: Run | None, words: AttributionWords) -> bool:
    """Whether a source is described and not named: a common noun for people who speak, and no person named."""
    if source is None:
        return False
    head = head_of(trees, source)
    if head.pos == "PRON" or head.lemma.casefold() not in words.anonymous_nouns:
        return False
    names = [trees.parse.names[t.name] for t in trees.parse.tokens[source[0] : source[1]] if t.name is not None]
    return not any(name.label == "PERSON" for name in names)
