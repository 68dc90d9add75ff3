"""The tags of words: begin, inside, end or single of a source, a cue or a content; and which may follow which."""

ROLES = ("source", "cue", "content")
OUT = 0
BEGIN, MIDDLE, END, SINGLE = range(4)
TAGS = 1 + 4 * len(ROLES)


def tag_of(role: int, part: int) -> int:
    """The number of a tag. `role` is the place in `ROLES`."""
    return 1 + 4 * role + part


def role_and_part(tag: int) -> tuple[int, int] | None:
    """(role, part) of a tag; None for OUT."""
    return None if tag == OUT else divmod(tag - 1, 4)


def may_start(tag: int) -> bool:
    """Whether a paragraph may begin with this tag."""
    found = role_and_part(tag)
    return found is None or found[1] in (BEGIN, SINGLE)


def may_end(tag: int) -> bool:
    """Whether a paragraph may end with this tag."""
    found = role_and_part(tag)
    return found is None or found[1] in (END, SINGLE)


def may_follow(before: int, after: int) -> bool:
    """Whether `after` may stand right behind `before`."""
    if may_end(before):
        return may_start(after)
    one, two = role_and_part(before), role_and_part(after)
    return one is not None and two is not None and one[0] == two[0] and two[1] in (MIDDLE, END)


def tags_of_runs(length: int, runs: list[tuple[int, int, int]]) -> list[int]:
    """Tags of `length` words from runs `(role, first, last)`, last exclusive; an earlier run yields to a later one."""
    tags = [OUT] * length
    for role, first, last in runs:
        if last - first == 1:
            tags[first] = tag_of(role, SINGLE)
            continue
        tags[first:last] = [tag_of(role, MIDDLE)] * (last - first)
        tags[first], tags[last - 1] = tag_of(role, BEGIN), tag_of(role, END)
    return tags


def runs_of_tags(tags: list[int]) -> list[tuple[int, int, int]]:
    """The runs `(role, first, last)` of well-formed tags, in order."""
    runs: list[tuple[int, int, int]] = []
    first = 0
    for i, tag in enumerate(tags):
        found = role_and_part(tag)
        if found is None:
            continue
        role, part = found
        if part in (BEGIN, SINGLE):
            first = i
        if part in (END, SINGLE):
            runs.append((role, first, i + 1))
    return runs
