"""A study whose every text tries to break a file format."""

from synth.schema import table

from . import studies

SAID = [
    "<script>document.title='broken'</script>",
    "=1+1",
    "- ผู้นำ\x07ตาม\x00ธรรมชาติ",
    "@SUM(A1)",
    "{{ 7 * 7 }} & <b>ตัวหนา</b> $x^2$ \ud800",
    "+66 \"คำพูด\" 'เดี่ยว' ]]> &amp;",
    "น้ำใจ ที่นี่ กำลังใจ " * 30,
    "ก" * 3000,
    "http://example.invalid/" + "x" * 3000,
    "สวัสดี 😀👩\u200d👩\u200d👧 ครับ",
    "=cmd|' /C calc'!A0",
    "مرحبا بالعالم שלום ทดสอบ",
    "ป\uf70fา ที\uf70aนี\uf70a น้้ํา\u200b\ufeff",
]


def study(codes: int = 40):
    """Forty themes with names of 80 letters, few statements, two projects, one cohort that has no source."""
    text = "\n".join(SAID)
    statements, at = [], 0
    for number, said in enumerate(SAID, start=1):
        start = text.index(said, at)
        at = start + len(said)
        statements.append(
            {"statement_id": f"s{number}", "source_id": "ก.txt", "cohort": "=รุ่น", "project": "<i>โครงการ</i>"}
            | {"section": "หัวข้อ <ใหญ่> > =ย่อย", "item": str(number), "start": start, "end": at, "text": said}
            | {"speaker": "", "time": "", "repeats": "", "use": "analysed"}
        )
    source = {
        "source_id": "ก.txt",
        "cohort": "=รุ่น",
        "project": "<i>โครงการ</i>",
        "path": "ก.txt",
        "title": "=ชื่อ",
    }
    name = "การมีส่วนร่วมของชุมชนในการออกแบบกิจกรรมและการติดตามประเมินผลอย่างต่อเนื่องจนจบ <b>"
    book = [
        {
            "code": f"c{n}",
            "name": f"{n} {name}"[:80],
            "dimension": "ประเด็น" if n < codes - 2 else "=มิติ/ใหม่",
            "parent": "",
        }
        | {"definition": "=2+2 <u>นิยาม</u>\x0b", "retired": False}
        for n in range(codes)
    ]
    codings = [
        (f"{coder}{n}{s}", f"s{s}", f"c{n}", coder, "2026-11-22", "hand", "v1")
        for coder in ("=ก", "<ข>")
        for n in range(codes)
        for s in range(1, len(SAID) + 1)
        if (n + s + len(coder)) % 4 == 0
    ]
    reviews = [(f"s{s}", coder, "2026-11-22") for coder in ("=ก", "<ข>") for s in range(1, len(SAID) + 1)]
    return studies.Tables(
        sources=table(
            "sources", [source | {"date": "2021-12", "date_note": "", "text": text, "sha256": "0"}]
        ),
        statements=table("statements", statements),
        codebook=table("codebook", book).astype(object).fillna(""),
        codings=table("codings", codings),
        reviews=table("reviews", reviews),
        problems=table("problems", [("=a.txt", "", "<เสีย>", "@แก้")]),
    )
