from sayso.coding.attributions import attribution_at, chain_of
from sayso.model import Actor, Article, Attribution, Span

TEXT = "Media reported that officials said the bridge fell."


def spans(words: str) -> tuple[Span, ...]:
    start = TEXT.index(words)
    return (Span(start, start + len(words)),)


def said(name: str, source: str, content: str, parent: str | None = None, speaker: str | None = None) -> Attribution:
    return Attribution(
        id=name, source=spans(source) if source else (), cue=(), content=spans(content),
        kind="indirect", stance="asserts", parent=parent, speaker=speaker,
    )  # fmt: skip


OUTER = said("outer", "Media", "that officials said the bridge fell")
INNER = said("inner", "officials", "the bridge fell", parent="outer")
ARTICLE = Article(id="a", publisher="The Daily", agency="AFP", attributions=(OUTER, INNER))


def test_chain_runs_from_the_publisher_to_the_innermost_speaker() -> None:
    assert chain_of(ARTICLE, TEXT, INNER) == ("The Daily", "AFP", "Media", "officials")


def test_speaker_goes_by_the_name_of_its_actor() -> None:
    ministry = Actor(id="m", name="Interior Ministry", kind="organization", mentions=spans("officials"))
    inner = said("inner", "officials", "the bridge fell", speaker="m")
    assert chain_of(Article(id="a", actors=(ministry,), attributions=(inner,)), TEXT, inner) == ("Interior Ministry",)


def test_own_voice_of_the_article() -> None:
    assert chain_of(ARTICLE, TEXT, None) == ("The Daily", "AFP")


def test_a_cycle_of_parents_ends() -> None:
    one, other = said("one", "Media", "the bridge fell", "other"), said("other", "officials", "the bridge", "one")
    assert chain_of(Article(id="a", attributions=(one, other)), TEXT, one) == ("officials", "Media")


def test_innermost_attribution_holds_the_span() -> None:
    (fell,) = spans("fell")
    assert attribution_at(ARTICLE, fell) is INNER
    (officials,) = spans("officials")
    assert attribution_at(ARTICLE, officials) is OUTER
    (media,) = spans("Media")
    assert attribution_at(ARTICLE, media) is None
