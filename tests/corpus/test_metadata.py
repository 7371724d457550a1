import pytest

import synth
from synth.corpus.metadata import guessed_project, guessed_province, guessed_sources

NOTE = "สรุปเวที โครงการผักปลอดภัยบ้านดอน\nวันที่ 3 มี.ค. 65 จังหวัดสงขลา\n\nบทเรียน\n1. ไว้ใจกัน"


def guessed(folder, **files):
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_text(content, encoding="utf-8")
    return guessed_sources(synth.read_corpus(folder)).set_index("path")


def test_only_what_nobody_said_is_marked(tmp_path):
    rows = guessed(
        tmp_path,
        a_txt=NOTE,
        b_txt=NOTE + " กัน",
        c_html="<title>เวทีริมน้ำ</title><h2>บทเรียน</h2><ul><li>ไว้ใจกัน</ul>",
        d_csv="วันที่;ปัญหาที่พบ\n3/3/2565;งบประมาณมาช้ากว่าแผนสามเดือน\n3/3/2565;คนรุ่นใหม่ออกไปทำงานในเมือง\n",
        sources_csv="path,title,date,project\nb.txt,เวทีบ้านดอน,2022-03-04,ผักปลอดภัย\n",
    )
    assert rows.loc["a.txt", ["title", "date", "project", "province"]].tolist() == [
        "สรุปเวที โครงการผักปลอดภัยบ้านดอน (คาดเดา)",
        "2022-03-03 (คาดเดา)",
        "ผักปลอดภัยบ้านดอน (คาดเดา)",
        "สงขลา (คาดเดา)",
    ]
    assert rows.loc["b.txt", ["title", "date", "project"]].tolist() == ["เวทีบ้านดอน", "2022-03-04", "ผักปลอดภัย"]
    assert rows.loc["c.html", "title"] == "เวทีริมน้ำ"
    assert rows.loc["d.csv", ["title", "date"]].tolist() == ["", "2022-03-03"]


def test_a_guess_that_nobody_looked_at_stays_one(tmp_path):
    first = guessed(tmp_path, a_txt=NOTE)
    first.reset_index().to_csv(tmp_path / "sources.csv", index=False)
    again = guessed_sources(synth.read_corpus(tmp_path)).set_index("path")
    assert (
        again.loc["a.txt", ["title", "date", "project", "province"]].tolist()
        == first.loc["a.txt", ["title", "date", "project", "province"]].tolist()
    )


@pytest.mark.parametrize(
    ("text", "project"),
    [
        ("โครงการ “ป่าชุมชน คนต้นน้ำ” ปี 2565", "ป่าชุมชน คนต้นน้ำ"),
        ("ชื่อโครงการ: ธนาคารขยะสร้างสุข จังหวัดขอนแก่น", "ธนาคารขยะสร้างสุข"),
        ("โครงการนี้เริ่มเมื่อปีก่อน", ""),
        ("บทเรียนของเรา", ""),
    ],
)
def test_projects(text, project):
    assert guessed_project(text) == project


@pytest.mark.parametrize(
    ("text", "province"),
    [
        ("ณ อ.ปัว จ.น่าน", "น่าน"),
        ("จังหวัดแม่ฮ่องสอนและเชียงใหม่", "แม่ฮ่องสอน"),
        ("เลยไม่ได้ตาก", ""),
        ("คนสงขลา", "สงขลา"),
    ],
)
def test_provinces(text, province):
    assert guessed_province(text) == province
