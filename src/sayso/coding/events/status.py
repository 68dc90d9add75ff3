"""Whether an event happened, says the text: asserted, alleged, denied, planned, hypothetical or negated."""

from sayso.coding.events.syntax import is_passive
from sayso.coding.parses import Parse
from sayso.coding.parses.parse import Token
from sayso.lang.events import EventWords, StatusWords
from sayso.model import Attribution, covers
from sayso.model.vocabulary import Status

CLAUSES = frozenset({"VERB", "AUX"})
OF_STANCE: dict[str, Status] = {
    "alleges": "alleged",
    "denies": "denied",
    "demands": "planned",
    "threatens": "planned",
    "promises": "planned",
    "asks": "hypothetical",
}
"""What the stance of who says so makes of an event that its words leave asserted."""
DEEPEST = 8


def status_in_text(parse: Parse, token: Token, events: EventWords) -> Status:
    """The status that the words around a trigger give it, read from the trigger upwards; without attributions."""
    words = events.status
    coordinate = False
    for _ in range(DEEPEST):
        own = _own_status(parse, token, words)
        if own == "negated" and coordinate:
            return "asserted"
        if own != "asserted":
            return own
        coordinate = token.dep == "conj" and not _alternative(parse, token, words)
        above, governed = _governor(parse, token, events)
        if governed != "asserted":
            own = "asserted" if above is None else _own_status(parse, above, words)
            return own if own in ("negated", "hypothetical") else governed  # "might try to", "did not plan to"
        if above is None:
            return "asserted"
        token = above
    return "asserted"


def status_with(
    attribution: Attribution | None, in_text: Status, *, verbal: bool, settled: bool, disputed: bool
) -> Status:
    """The status of an event whose words give `in_text`, inside the content of an attribution.

    What is only heard on a recording is alleged. A verbal act (`verbal`) beside a demand, threat or promise is no part
    of what is demanded: it happened. Neither is what the text tells as done (`settled`): "a trial for the murder".
    Who denies a part in an act (`disputed`) does not deny the act: who did it is alleged.
    """
    if attribution is None:
        return in_text
    if disputed and attribution.stance == "denies" and in_text == "asserted":
        return "alleged"
    if attribution.stance == "denies" and in_text in ("alleged", "planned"):
        return "denied"
    if in_text != "asserted":
        return in_text
    stance = OF_STANCE.get(attribution.stance, "asserted")
    if stance != "asserted" and not (stance == "planned" and (verbal or settled)):
        return stance
    return "alleged" if attribution.medium == "recording" else "asserted"


def is_denied_beside(parse: Parse, token: Token, denial: Attribution) -> bool:
    """Whether a clause beside the act denies what the text tells: "killed six people, which the ministry denied"."""
    denying = {t.i for cue in denial.cue for t in parse.tokens_in(cue)}
    return any(token.i in parse.ancestors(i) for i in denying) and not denying & {token.i, *parse.ancestors(token.i)}


def is_presupposed(parse: Parse, token: Token, denial: Attribution) -> bool:
    """Whether an act is only spoken of within what somebody denies: "denied having met those who robbed the bank"."""
    return any(
        parse.tokens[i].dep == "relcl" and covers(denial.content, parse.tokens[i].span)
        for i in (token.i, *parse.ancestors(token.i))
    )


def _alternative(parse: Parse, token: Token, words: StatusWords) -> bool:
    """Whether a coordinated word goes on with "or" or "nor", so that a negation holds for it too."""
    return any(c.text.casefold() in words.alternatives for c in parse.children(token.head, "cc"))


def is_settled(parse: Parse, token: Token, words: EventWords) -> bool:
    """Whether the form of a trigger tells a done thing: a finite verb of the past, or a noun with its own article."""
    if any(parse.tokens[i].dep == "relcl" for i in (token.i, *parse.ancestors(token.i))):
        return True
    if token.pos in CLAUSES:
        finite = token.tag in ("VBD", "VBN") or any(
            c.tag in ("VBD", "VBZ", "VBP") for c in parse.children(token.i, "aux")
        )
        return finite and not any(c.tag in ("MD", "TO") for c in parse.children(token.i, "aux"))
    return any(
        c.text.casefold() in words.syntax.pointing | words.syntax.definite for c in parse.children(token.i, "det")
    ) or (bool(parse.children(token.i, "poss")))


def heard_on_recording(parse: Parse, token: Token, events: EventWords) -> bool:
    """Whether an act is only told to be on a recording: "was heard threatening", "the tapes contain"."""
    for i in [token.i, *list(parse.ancestors(token.i))[:DEEPEST]]:
        above = parse.tokens[i]
        if above.dep in ("relcl", "appos"):
            return False
        if above.pos not in CLAUSES:
            continue
        if above.lemma in events.heard and i != token.i and is_passive(parse, above, events):
            return True
        named = parse.children(i, "nsubj", "nsubjpass")
        for child in parse.children(i, "prep"):
            if child.text.casefold() in events.on_recordings:
                named = [*named, *parse.children(child.i, "pobj")]
        if any(_on_recording(parse, name, events) for name in named):
            return True
    return False


def _on_recording(parse: Parse, token: Token, events: EventWords) -> bool:
    return token.lemma.casefold() in events.recordings


def _own_status(parse: Parse, token: Token, words: StatusWords) -> Status:
    """From the negation, auxiliaries, adverbs, quantifiers and modifiers of one word."""
    for child in parse.children(token.i):
        form, lemma = child.text.casefold(), child.lemma.casefold()
        if form in words.negators and parse.tokens[min(child.i + 1, len(parse.tokens) - 1)].lemma in words.limiting:
            continue
        if child.dep == "neg" or (child.dep in ("det", "advmod", "preconj") and form in words.negators):
            return "negated"
        if child.dep == "aux":
            if form in words.future_auxiliaries:
                return "negated" if _negated(parse, token, words) else "planned"
            if form in words.possible_auxiliaries and child.tag == "MD":
                return "negated" if _negated(parse, token, words) else _modal(parse, token, form, words)
        elif child.dep in ("mark", "advmod") and lemma in words.conditions and child.i < token.i:
            return "hypothetical"
        elif child.dep in ("advmod", "amod") and form in words.alleging_adverbs | words.alleging_adjectives:
            return "alleged"
        elif child.dep in ("advmod", "amod") and lemma in words.possible_adverbs | words.possible_adjectives:
            return "hypothetical"
        elif child.dep == "amod" and lemma in words.planned_adjectives:
            return "planned"
        elif child.dep in ("nsubj", "nsubjpass") and _denies_all(parse, child, words):
            return "negated"
    if token.tag == "VB" and _stands_alone(parse, token):
        return "hypothetical"  # an order, an option
    return "asserted"


def _stands_alone(parse: Parse, token: Token) -> bool:
    """Whether a bare infinitive hangs on no auxiliary and no verb that takes one."""
    if parse.children(token.i, "aux", "auxpass") or token.dep in ("xcomp", "ccomp"):
        return False
    head = parse.tokens[token.head]
    return token.dep != "conj" or (head.tag != "VB" and not parse.children(head.i, "aux", "auxpass"))


def _modal(parse: Parse, token: Token, form: str, words: StatusWords) -> Status:
    """What a modal says: "would" in what somebody said is their future, others tell what may or ought to be."""
    reported = token.dep == "ccomp" and parse.tokens[token.head].lemma not in words.wishing_verbs
    return "planned" if form in words.reported_future and reported else "hypothetical"


def _negated(parse: Parse, token: Token, words: StatusWords) -> bool:
    return any(c.dep == "neg" or c.text.casefold() in words.negators for c in parse.children(token.i, "neg", "advmod"))


def _denies_all(parse: Parse, token: Token, words: StatusWords) -> bool:
    """Whether a subject is nobody: "no one", "none of them", "almost none of the ...", "neither side"."""
    if token.lemma.casefold() in words.nobody:
        return True
    return any(
        child.text.casefold() in words.none_of
        or (child.lemma in words.hardly_any and not parse.children(child.i, "det"))
        for child in parse.children(token.i, "det", "nummod")
    )


def _governor(parse: Parse, token: Token, events: EventWords) -> tuple[Token | None, Status]:
    """The word above that decides too, and what it makes of the event; no word: nothing above matters."""
    if token.head == token.i:
        return None, "asserted"
    words = events.status
    head = parse.tokens[token.head]
    lemma = head.lemma.casefold()
    infinitive = any(c.tag == "TO" for c in parse.children(token.i, "aux"))
    if token.dep in ("xcomp", "ccomp", "csubj", "nsubj", "nsubjpass", "dobj", "oprd", "attr", "acomp", "dative"):
        if head.pos == "ADJ" or (head.pos == "AUX" and token.dep == "acomp"):
            if token.dep == "ccomp" and head.pos == "ADJ":  # "likely that", "sure that"
                return None, "hypothetical" if lemma in words.possible_adjectives else "asserted"
            return (head, _of_adjective(lemma, infinitive, words)) if token.dep == "xcomp" else (head, "asserted")
        return _of_verb(parse, token, head, infinitive, events)
    if token.dep == "acl":
        if infinitive:
            if lemma in words.ordinals:
                return None, "asserted"
            return None, "planned" if lemma in words.planning_nouns else "hypothetical"
        return None, "asserted"
    if token.dep in ("pobj", "pcomp"):
        return _of_preposition(parse, head, events)
    if token.dep == "advcl":
        return _of_adverbial(parse, token, head, infinitive, events)
    if token.dep == "conj":
        own = {c.dep for c in parse.children(token.i)}
        if token.tag == "VBG" and head.dep == "pcomp":  # "calling for calm and accusing": beside the call, not in it
            return parse.tokens[parse.tokens[head.head].head], "asserted"
        same_clause = not own & {"nsubj", "nsubjpass"} or token.pos not in CLAUSES
        if same_clause and not ("aux" in own and token.pos in CLAUSES):
            return head, "asserted"
        return None, "asserted"
    if token.dep in ("relcl", "appos", "amod", "compound", "nmod", "poss"):
        return None, "asserted"
    return (head, "asserted") if token.dep in ("prt", "acomp", "auxpass", "dep") else (None, "asserted")


def _of_verb(
    parse: Parse, token: Token, head: Token, infinitive: bool, events: EventWords
) -> tuple[Token | None, Status]:
    words, support = events.status, events.support_verbs
    lemma = head.lemma.casefold()
    inner = token.dep in ("xcomp", "ccomp", "dobj") or (token.dep == "nsubjpass" and token.pos not in CLAUSES)
    if not inner:
        told = token.pos in CLAUSES or (is_settled(parse, token, events) and lemma not in support | words.occurring)
        return (None if told else head), "asserted"  # "the clash will set the tone", but "the raid will begin"
    if lemma in words.preventing_verbs:
        return head, "hypothetical"
    nominal = token.pos not in CLAUSES
    if nominal and token.dep == "nsubjpass" and any(c.text.casefold() == "the" for c in parse.children(token.i, "det")):
        return (head, "asserted") if lemma in support else (None, "asserted")
    if lemma in words.negating_verbs and (infinitive or token.pos not in CLAUSES or token.tag == "VBG"):
        return head, "negated"
    if lemma in words.future_verbs and token.dep == "xcomp" and infinitive:
        return head, "planned"
    if token.dep == "ccomp" and any(c.lemma in words.possible_adjectives for c in parse.children(head.i, "acomp")):
        return head, "hypothetical"  # "it is possible that"
    if lemma in ("be", "have"):
        return head, "asserted"
    if lemma in words.planning_verbs and (infinitive or token.dep in ("ccomp", "dobj", "nsubjpass")):
        if token.dep == "ccomp" and not infinitive and lemma in words.planning_verbs_of_facts:
            return head, "asserted"
        if token.pos not in CLAUSES and lemma in words.planning_verbs_of_acts:
            return head, "asserted"
        if token.pos not in CLAUSES and token.dep == "nsubjpass" and parse.children(head.i, "xcomp"):
            return None, "asserted"  # "the attack was meant to scare them"
        return head, "planned"
    if token.dep == "xcomp" and infinitive and lemma not in words.implicative_verbs and head.pos == "VERB":
        return head, "hypothetical"
    if lemma in words.alleging_verbs and token.dep in ("ccomp", "xcomp"):
        return None, "alleged"
    if lemma in words.wishing_verbs:
        unsure = token.pos in CLAUSES or lemma in words.doubting_verbs
        return head, "hypothetical" if unsure else "asserted"
    if nominal:  # what a verb is about is presupposed ("to protest the killing"), what it carries out is not
        return (head, "asserted") if lemma in support else (None, "asserted")
    if token.dep == "ccomp":
        return None, "asserted"
    return head, "asserted"


def _of_adjective(lemma: str, infinitive: bool, words: StatusWords) -> Status:
    return "planned" if infinitive and lemma in words.planning_adjectives else "asserted"


def _of_preposition(parse: Parse, preposition: Token, events: EventWords) -> tuple[Token | None, Status]:
    words = events.status
    form = preposition.text.casefold()
    if preposition.head == preposition.i:
        return None, "asserted"
    above = parse.tokens[preposition.head]
    lemma = above.lemma.casefold()
    if form in words.negators:
        return None, "negated"
    if above.pos in ("NOUN", "PROPN"):
        if form == "of" and lemma in events.series:
            return above, "asserted"
        if lemma in words.wishing_nouns and form in words.of_wishes:
            return above, "hypothetical"
        if lemma in words.planning_nouns and form in words.of_plans:
            return above, "planned"
        if lemma in words.alleging_nouns:
            return None, "alleged"
        return None, "asserted"
    if above.pos in CLAUSES:
        if lemma in words.preventing_verbs and form == "from":
            return above, "hypothetical"
        if lemma in words.alleging_verbs | words.settling_verbs and form in words.of_accusation:
            return None, "asserted" if lemma in words.settling_verbs else "alleged"
        if lemma in words.awaiting_verbs and form in words.of_waiting:
            return above, "planned"
        if lemma in words.agreeing_verbs and form in words.of_agreement:
            return above, "planned"
        if lemma in words.warning_verbs and form in words.of_warning:
            return above, "hypothetical"
        if lemma in words.negating_verbs and form == "from":
            return above, "negated"
        return (above, "asserted") if form in words.sharing_prepositions else (None, "asserted")
    return None, "asserted"


def _of_adverbial(
    parse: Parse, token: Token, head: Token, infinitive: bool, events: EventWords
) -> tuple[Token | None, Status]:
    """Purposes are planned; participles share the status of what they go with; "after" and "when" tell facts."""
    marks = {c.text.casefold() for c in parse.children(token.i, "mark", "advmod")}
    if infinitive:
        return None, "hypothetical"
    if marks & events.status.factual_marks:
        return None, "asserted"
    if token.tag in ("VBG", "VBN") and not is_passive(parse, token, events):
        return None, _own_status(parse, head, events.status)
    return None, "asserted"
