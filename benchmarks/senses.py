"""Write src/synth/text/senses.tsv, what kinds of things Thai words name.

From what PyThaiNLP brings: the Thai WordNet, whose numbers are those of WordNet 3.0, which stand in the order
of its lexicographer files (nouns of acts, of animals, of artifacts …; verbs of the body, of change …), and
the most frequent part of speech of a word in ORCHID, else in the Thai Universal Dependency Treebank. A word
of several senses has the most frequent one. Words of workshops that these have not, or otherwise, are below.
"""

from __future__ import annotations

import datetime
import json
import re
import sqlite3
from bisect import bisect_right
from collections import Counter, defaultdict
from importlib.metadata import version
from pathlib import Path

import pythainlp
from pythainlp.corpus import thai_words

from synth.text.senses import TABLE

CORPUS = Path(pythainlp.__file__).parent / "corpus"
NOUNS = (
    (0, "tops"), (29378, "act"), (1313093, "animal"), (2645000, "artifact"), (4616000, "attribute"),
    (5216365, "body"), (5611302, "cognition"), (6252000, "communication"), (7283000, "event"),
    (7480068, "feeling"), (7555863, "food"), (7938773, "group"), (8489497, "location"),
    (9178821, "motive"), (9186064, "object"), (9483738, "person"), (11408559, "phenomenon"),
    (11529603, "plant"), (13240514, "possession"), (13423489, "process"), (13575869, "quantity"),
    (13780449, "relation"), (13860793, "shape"), (13920835, "state"), (14580597, "substance"),
    (15113229, "time"),
)  # fmt: skip
VERBS = (
    (0, "v body"), (109000, "v change"), (588000, "v cognition"), (740577, "v communication"),
    (1072262, "v competition"), (1156834, "v consumption"), (1205000, "v contact"),
    (1617192, "v creation"), (1759326, "v emotion"), (1831000, "v motion"), (2106006, "v perception"),
    (2199590, "v possession"), (2367363, "v social"), (2602000, "v stative"), (2756000, "v weather"),
)  # fmt: skip
"""Where the lexicographer files of WordNet 3.0 begin, as the Thai words around these numbers show."""
PARTS = {
    "NEG": "not", "JSBR": "because", "JCRG": "and", "JCMP": "than", "RPRE": "in", "PREL": "which",
    "ADVN": "adverb", "ADVP": "adverb", "ADVS": "adverb", "ADVI": "adverb", "NTTL": "title",
    "CNIT": "unit", "CMTR": "unit", "CLTV": "unit", "XVBM": "auxiliary", "XVAE": "auxiliary",
    "XVMM": "auxiliary", "XVAM": "auxiliary", "XVBB": "auxiliary", "PPRS": "pronoun", "PDMN": "pronoun",
    "PNTR": "asks", "DIAC": "this", "DDAN": "this", "DIBQ": "this", "DDAC": "this", "DCNM": "number",
    "DONM": "number", "NCNM": "number", "FIXN": "nominal", "EITT": "particle", "AITT": "particle",
    "VATT": "quality", "VACT": "v", "VSTA": "v", "NCMN": "n", "NPRP": "name",
    "SCONJ": "because", "CCONJ": "and", "ADP": "in", "ADV": "adverb", "AUX": "auxiliary",
    "PRON": "pronoun", "DET": "this", "NUM": "number", "PART": "particle", "ADJ": "quality", "VERB": "v",
    "NOUN": "n", "PROPN": "name",
}  # fmt: skip
"""What the tags of ORCHID and of Universal Dependencies stand for here."""
THAI = re.compile("[\u0e01-\u0e2e\u0e40-\u0e44][\u0e01-\u0e4e]+")
OPEN = ("v", "n", "name", "quality")
"""Parts of speech of words that name something: of these the sense says more."""
ADDED = {
    "person": "กำนัน ผู้ใหญ่บ้าน ปลัด นายก อสม อบต พี่ ป้า ลุง น้า อา ตา ยาย ปู่ ย่า หมอ นาย นาง นางสาว คุณ แม่ พ่อ "
    "หลวงพ่อ โต๊ะ วิทยากร พี่เลี้ยง แกนนำ เจ้าหน้าที่ ประธาน เลขา เหรัญญิก กรรมการ สมาชิก ผู้เข้าร่วม ตัวแทน ผู้แทน เยาวชน "
    "ผู้สูงอายุ คน ท่าน ราย",
    "time": "วัน เดือน ปี โมง เช้า บ่าย เย็น ค่ำ เที่ยง นาที ชั่วโมง วันที่ เวลา พรุ่งนี้ เสาร์ อาทิตย์ จันทร์ อังคาร พุธ ศุกร์",
    "possession": "เงิน บาท งบ ทุน รายรับ รายจ่าย ค่า ยอด คงเหลือ ใบเสร็จ จ่าย",
}
NOTICE = """\
What kinds of things Thai words name: made by benchmarks/senses.py on {day} from files of PyThaiNLP {version}.
A row is a sense, a part of speech (v, n, or the sense itself), and their words.
Parts of speech: pos_orchid_unigram.json, pos_tud_unigram.json (PyThaiNLP, CC BY 4.0). Senses: Thai WordNet,
Copyright: 2011 NICT. This software and database is being provided to you, the LICENSEE, by the National
Institute of Information and Communications Technology under the following license. By obtaining, using and/or
copying this software and database, you agree that you have read, understood, and will comply with these terms
and conditions: Permission to use, copy, modify and distribute this software and database and its
documentation for any purpose and without fee or royalty is hereby granted, provided that you agree to comply
with the following copyright notice and statements, including the disclaimer, and that the same appear on ALL
copies of the software, database and documentation, including modifications that you make for internal use or
for distribution. Thai WordNet Copyright 2011 by the National Institute of Information and Communications
Technology (NICT). All rights reserved. THIS SOFTWARE AND DATABASE IS PROVIDED "AS IS" AND NICT MAKES NO
REPRESENTATIONS OR WARRANTIES, EXPRESS OR IMPLIED. BY WAY OF EXAMPLE, BUT NOT LIMITATION, NICT MAKES NO
REPRESENTATIONS OR WARRANTIES OF MERCHANTABILITY OR FITNESS FOR ANY PARTICULAR PURPOSE OR THAT THE USE OF THE
LICENSED SOFTWARE, DATABASE OR DOCUMENTATION WILL NOT INFRINGE ANY THIRD PARTY PATENTS, COPYRIGHTS, TRADEMARKS
OR OTHER RIGHTS. The name of the National Institute of Information and Communications Technology may not be
used in advertising or publicity pertaining to distribution of the software and/or database. Title to
copyright in this software, database and any associated documentation shall at all times remain with National
Institute of Information and Communications Technology and LICENSEE agrees to preserve same."""


def sense_of(synset: str) -> str:
    """Return the sense under which a synset stands (``10694258-n``: person)."""
    number, part = synset.split("-")
    files = {"n": NOUNS, "v": VERBS}.get(part)
    if files is None:
        return "quality" if part in "as" else "adverb"
    return files[bisect_right([begin for begin, _ in files], int(number)) - 1][1]


def senses() -> dict[str, str]:
    """Return the most frequent sense of each word of the Thai WordNet."""
    times: dict[str, Counter] = defaultdict(Counter)
    with sqlite3.connect(CORPUS / "wordnet_th.db") as base:
        for synset, word in base.execute("select synsetid, li from word_synset order by synsetid"):
            times[word.strip()][sense_of(synset)] += 1
    return {word: found.most_common(1)[0][0] for word, found in times.items()}


def parts(name: str) -> dict[str, str]:
    """Return the part of speech of each word that a tagger of PyThaiNLP knows by itself."""
    tags = json.loads((CORPUS / name).read_text(encoding="utf-8-sig"))
    return {word: PARTS.get(tag.split("@")[0], "") for word, tag in tags.items()}


def table() -> dict[str, tuple[str, str]]:
    """Return by word its sense and its part of speech."""
    known, orchid, treebank = senses(), parts("pos_orchid_unigram.json"), parts("pos_tud_unigram.json")
    found = {}
    for word in sorted({*thai_words(), *orchid, *treebank}):
        if not THAI.fullmatch(word):
            continue
        sense, part = known.get(word, ""), orchid.get(word, "") or treebank.get(word, "")
        if part and part not in OPEN:
            found[word] = (part, part)  # it binds or points
        elif "v" in (part, treebank.get(word)) or sense.startswith("v "):
            found[word] = (sense if sense.startswith("v ") else "v", "v")
        elif sense or part:
            found[word] = (sense or part, "quality" if part == "quality" and not sense else "n")
    for sense, words in ADDED.items():
        found |= {word: (sense, "n") for word in words.split() if len(word) > 1}
    return found


def main() -> None:
    words: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word, kind in table().items():
        words[kind].append(word)
    notice = NOTICE.format(day=datetime.date.today(), version=version("pythainlp"))
    rows = [f"# {line}" for line in notice.split("\n")]
    rows += ["\t".join((*kind, " ".join(same))) for kind, same in sorted(words.items())]
    TABLE.write_text("\n".join(rows) + "\n", encoding="utf-8")
    print(f"{TABLE.name}: {sum(map(len, words.values()))} words, {TABLE.stat().st_size // 1000} kB")


if __name__ == "__main__":
    main()
