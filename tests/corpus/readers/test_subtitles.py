import pytest

from synth.corpus.readers.subtitles import read
from synth.corpus.statements import read_note


def said(cues, name="a.vtt"):
    [document] = read(cues.encode(), name)
    rows = read_note(document.text, name, document.told).statements
    return [(row["speaker"], row["time"][3:], row["text"]) for row in rows]


def cue(*lines, at=1, to=2):
    return f"00:00:{at:02}.000 --> 00:00:{to:02}.000\n" + "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("cues", "expected"),
    [
        # colons of clocks, ratios and addresses; after a name they are words
        ([cue("นัดกันตอน 8:45 น. ที่วัด")], [("", "00:01", "นัดกันตอน 8:45 น. ที่วัด")]),
        ([cue("ผสมดินต่อแกลบ 2:1 ก็พอ")], [("", "00:01", "ผสมดินต่อแกลบ 2:1 ก็พอ")]),
        ([cue("ดูได้ที่ http://example.org/ป่า")], [("", "00:01", "ดูได้ที่ http://example.org/ป่า")]),
        ([cue("ลุงชัย: นัดกันตอน 8:45 น. ที่วัด")], [("ลุงชัย", "00:01", "นัดกันตอน 8:45 น. ที่วัด")]),
        ([cue("ผู้พูด 2: 20 คนมาครบ")], [("ผู้พูด 2", "00:01", "20 คนมาครบ")]),
        ([cue("แม่บอกเสมอว่า: อย่าเผา")], [("", "00:01", "แม่บอกเสมอว่า: อย่าเผา")]),
        # parts of one utterance, as Teams numbers them
        (["3f2b-1c/12-0\n" + cue("<v นิด>เรามีสมาชิกสามสิบคน แต่มาจริง</v>"), "3f2b-1c/12-1\n" + cue("<v นิด>แค่สิบห้า</v>", at=2, to=3), "3f2b-1c/13-0\n" + cue("<v นิด>จึงเปลี่ยนเวลา</v>", at=3, to=4)], [("นิด", "00:01", "เรามีสมาชิกสามสิบคน แต่มาจริง\nแค่สิบห้า"), ("นิด", "00:03", "จึงเปลี่ยนเวลา")]),
        # several voices in a cue
        ([cue("<v นิด>ใครดูแลป่า</v> <v ชัย>เราทุกคน</v>")], [("นิด", "00:01", "ใครดูแลป่า"), ("ชัย", "00:01", "เราทุกคน")]),
        ([cue("นิด: ใครดูแลป่า", "ชัย: เราทุกคน", "ทั้งหมู่บ้าน")], [("นิด", "00:01", "ใครดูแลป่า"), ("ชัย", "00:01", "เราทุกคน ทั้งหมู่บ้าน")]),
        ([cue("- ใครดูแลป่า", "- เราทุกคน")], [("", "00:01", "ใครดูแลป่า"), ("", "00:01", "เราทุกคน")]),
        # blank lines under the time and within a cue; a number without a cue
        ([cue("", "ปลูกกันเอง"), cue("ทุกปี", at=5, to=6)], [("", "00:01", "ปลูกกันเอง"), ("", "00:05", "ทุกปี")]),
        ([cue("ปลูกกันเอง", "", "ทุกวันพระ")], [("", "00:01", "ปลูกกันเอง ทุกวันพระ")]),
        ([cue("ปลูกกันเอง"), "2\n"], [("", "00:01", "ปลูกกันเอง")]),
        ([cue("ปลูกกันเอง"), "20\n"], [("", "00:01", "ปลูกกันเอง 20")]),
    ],
)  # fmt: skip
def test_who_says_what_in_a_cue(cues, expected):
    assert said("WEBVTT\n\n" + "\n".join(cues)) == expected


@pytest.mark.parametrize(
    ("cues", "speakers"),
    [
        (["[ป้าศรี] ถังไม่พอ", "[ลุงดำ] รถมาช้า", "[ป้าศรี] จริง"], ["ป้าศรี", "ลุงดำ", "ป้าศรี"]),
        (["(ป้าศรี) ถังไม่พอ", "(ลุงดำ) รถมาช้า"], ["ป้าศรี", "ลุงดำ"]),
        (["[SPEAKER_00]: ถังไม่พอ", "[SPEAKER_01]: รถมาช้า"], ["SPEAKER_00", "SPEAKER_01"]),
        ([">> ป้าศรี: ถังไม่พอ", ">> ลุงดำ: รถมาช้า"], ["ป้าศรี", "ลุงดำ"]),
        (["(เสียงดัง) ถังไม่พอ", "[ปี 65] รถมาช้า"], ["", ""]),
    ],
)
def test_names_in_brackets_and_behind_arrows(cues, speakers):
    file = "\n\n".join(f"{n}\n00:00:0{n},000 --> 00:00:0{n},900\n{words}" for n, words in enumerate(cues, 1))
    [document] = read(file.encode(), "a.srt")
    assert [said.get("speaker", "") for said in document.told.values()] == speakers
