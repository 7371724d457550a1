"""Names of people in Thai text: behind titles by the cheapest reading, without by what speaks for them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from synth.text.cuts import LETTERS
from synth.text.likely_names import first_word, function_words, goes_on, lists, nicknames
from synth.text.name_judge import LEAST, chosen, further, judged
from synth.text.name_places import Line, NamePlace
from synth.text.name_rows import Untitled, things
from synth.text.title_readings import Person, cheapest_names
from synth.text.titles import titles
from synth.text.untitled import family_behind, find_untitled

_NAME_OF = re.compile(
    r"[\u0e01-\u0e4e]{0,12}[\"”]?[ ]?(?:เป็น|คือ)ชื่อ(?!เล่น|จริง|ของ(?:เขา|แก|ผม|ฉัน|หนู|คน)|ผม|แก|เขา|คน|พ่อ|แม่|ลูก)"
)
_ENGLISH = re.compile(
    r"(?<![A-Za-z])(?P<title>{titles})(?:\.|(?<=[a-z])(?=[ ]))[ ]?(?P<name>[A-Z][a-z]+(?:[ -][A-Z][a-z]+)?)"
)
_BEFORE_NAME = re.compile(r"ชื่อ(?:ว่า)?[ \"“]{0,2}[^ \n]{0,14}$")
_MAYBE = 0.01
"""Where something behind a title is less sure a name than this, the words around are not read."""
_LEAST_SHOWN = 0.6
"""The score of a name without title that is just sure enough."""


def find_people(text: str) -> list[Person]:
    """Find the names of people in a text, without their titles.

    Examples
    --------
    >>> text = "นายกมล ใจดี เล่าว่านายกเทศมนตรีมาช่วยป้าแดงบ่อยๆ"
    >>> [text[one.start : one.end] for one in find_people(text)]
    ['กมล ใจดี', 'แดง']
    """
    people = list(_english(text))
    for line in re.finditer(r"[^\n]+", text):
        if LETTERS.search(line.group()):
            people += [
                person._replace(start=person.start + line.start(), end=person.end + line.start())
                for person in _in_line(line.group())
                if not _of_a_thing(line.group(), person)
            ]
    return sorted(people)


def _in_line(text: str) -> list[Person]:
    line = Line(text)
    judged_places = list(judged(line))
    families, titled = further(judged_places), []
    likely = [place.start for place, score in judged_places if place.title and score >= _MAYBE]
    for start, end in line.titled_parts(likely):
        for person in cheapest_names(text, start, end):
            longer = families.get((person.start, person.end), person).end
            titled.append(person._replace(end=max(longer, _whole_end(text, person))))
    with_untitled = _joined(titled, find_untitled(text))
    return _joined(with_untitled, [_untitled(text, place, score) for place, score in chosen(judged_places)])


def _untitled(text: str, place: NamePlace, score: float) -> Untitled:
    """Return a place where a name is as one that was found; what is just sure enough has `_LEAST_SHOWN`."""
    least = LEAST[place.shape]
    shown = _LEAST_SHOWN + (0.95 - _LEAST_SHOWN) * (score - least) / (1 - least)
    return Untitled(place.start, place.end, text[place.start : place.end] in nicknames(), round(shown, 2))


def _joined(titled: list[Person], untitled: list[Untitled]) -> list[Person]:
    """Join what both ways of looking found: of names in one place the longer one, with its title."""
    people = list(titled)
    for name in untitled:
        over = [other for other in people if name.start < other.end and other.start < name.end]
        if not over:
            people.append(Person(name.start, name.end, "", name.nickname, name.score))
        elif len(over) == 1 and over[0].start == name.start and name.end > over[0].end:
            people[people.index(over[0])] = over[0]._replace(end=name.end, nickname=False)
        elif all(name.start <= other.start and other.end <= name.end and not other.title for other in over):
            people = [other for other in people if other not in over]
            people.append(Person(name.start, name.end, "", name.nickname, name.score))
    return people


def _whole_end(line: str, person: Person) -> int:
    """Return where a titled name ends with its whole family name: also one that no list has."""
    name = line[person.start : person.end]
    if " " not in name:
        kind = titles().get(person.title.rsplit(" ", maxsplit=1)[-1], "sure") if person.title else "untitled"
        return family_behind(line, person.end, name, kind) or person.end
    rest = LETTERS.match(line, person.end)
    family = len(name.split()[-1])
    word = rest.group() if rest else ""
    is_end = word and family + len(word) < 17 and len(word) < 8 and first_word(word) == word
    return rest.end() if is_end and not goes_on(word) and word not in function_words() else person.end


def _of_a_thing(line: str, person: Person) -> bool:
    """Say whether the name is said to be that of a thing or an animal: เรือชื่อ…, …เป็นชื่อร้าน."""
    before = _BEFORE_NAME.search(line[: person.start])
    return bool(
        _NAME_OF.match(line, person.end) or (before and things().search(line[: before.start()] + "ชื่อ"))
    )


def _english(text: str) -> Iterator[Person]:
    for match in _english_pattern().finditer(text):
        yield Person(match.start("name"), match.end("name"), match["title"], False, 0.85)


def _english_pattern() -> re.Pattern:
    titles = "|".join(sorted(lists()["titles"]["english"], key=len, reverse=True))
    return re.compile(_ENGLISH.pattern.replace("{titles}", titles))
