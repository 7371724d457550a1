"""Parts of speech of Thai words, by PyThaiNLP's tagger; offline."""

from __future__ import annotations

from functools import cache, lru_cache

from synth.signs import NOMINALISERS
from synth.text.words import is_word


def parts_of_speech(tokens: list[str]) -> list[str]:
    """Tag the tokens of one text with Universal Dependencies' parts of speech; blanks have none.

    The perceptron trained on the Thai Discourse Treebank: of those that PyThaiNLP ships it is the fastest
    and errs least on how people talk. It errs all the same: to rank and to sift, never to state a fact.

    Parameters
    ----------
    tokens : list of str
        As `tokenise` cuts them.

    Returns
    -------
    list of str
        One for each token, such as ``NOUN``, ``VERB``, ``AUX``; "" for white space.

    Examples
    --------
    >>> parts_of_speech(["ต้อง", "เก็บ", "ข้อมูล", " ", "ทุก", "ปี"])
    ['AUX', 'VERB', 'NOUN', '', 'DET', 'NOUN']
    """
    from pythainlp.tag import pos_tag

    words = [token for token in tokens if token.strip()]
    tagged = iter(pos_tag(words, engine="perceptron", corpus="tdtb") if words else ())
    return [next(tagged)[1] if token.strip() else "" for token in tokens]


NOUN, VERB, QUALITY, OTHER = "noun", "verb", "quality", "other"

_NOUNS = frozenset("NOUN PROPN NN PN NCMN NTTL NPRP NCNM NONM NLBL".split())
_VERBS = frozenset("VERB VV VACT VSTA".split())
_QUALITIES = frozenset("ADJ AJ VATT".split())


@lru_cache(maxsize=50_000)
def kind_of_word(word: str) -> str:
    """Say what a word is by itself, by its most frequent tags in four treebanks.

    A word that none of them has is what its head is: Thai compounds begin with it (ดูงาน like ดู, งานบุญ like
    งาน). What begins with การ or ความ is a noun.

    Returns
    -------
    str
        "noun", "verb", "quality", "other"; "" for what nobody knows.

    Examples
    --------
    >>> [kind_of_word(word) for word in ("กองทุน", "ขาย", "ดูงาน", "งานบุญ", "สวย", "และ")]
    ['noun', 'verb', 'verb', 'noun', 'quality', 'other']
    """
    if word.startswith(NOMINALISERS) and word not in NOMINALISERS:
        return NOUN
    tags = _tags(word)
    for end in range(len(word) - 2, 1, -1):
        if tags:
            break
        tags = _tags(word[:end]) if is_word(word[:end]) and is_word(word[end:]) else []
    if not tags:
        return ""
    times = {
        kind: sum(tag in tags_of_kind for tag in tags)
        for kind, tags_of_kind in ((NOUN, _NOUNS), (VERB, _VERBS), (QUALITY, _QUALITIES))
    }
    kind = max(times, key=times.__getitem__)
    return kind if 2 * times[kind] >= len(tags) else OTHER


def _tags(word: str) -> list[str]:
    from pythainlp.tag import orchid

    in_orchid, *others = _lexica()
    entries = [in_orchid.get(orchid.pre_process([word])[0]), *(lexicon.get(word) for lexicon in others)]
    return [tag for tag in entries if tag]


@cache
def _lexica() -> list[dict[str, str]]:
    """Open the lexica themselves: `pos_tag` goes through all words of each to find one."""
    from pythainlp.tag import unigram as lexica

    return [lexica._orchid_tagger(), lexica._pud_tagger(), lexica._thai_tdtb(), lexica._tud_tagger()]
