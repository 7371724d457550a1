"""Files that mean harm, or are broken: refused with one line, and the study stays as it is."""

import struct
import zipfile

import pytest

from synth.exchange import bounded
from synth.exchange.refi.taking import import_refi

from .making import begin, project, qdpx, selection, source

BOMB = "<!DOCTYPE Project [<!ENTITY a 'ฮาฮาฮา'>" + "".join(
    f"<!ENTITY {here} '{f'&{before};' * 10}'>" for before, here in zip("abcdefgh", "bcdefghi", strict=True)
)
OUTSIDE = '<!DOCTYPE Project [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
HEAD = '<?xml version="1.0"?>'
INNER = '<Project name="&i;" xmlns="urn:QDA-XML:project:1.0"/>'


def zipped(path, **parts):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("_", "."), data)
    return path


def lying(path):
    """Make a zip that says that its project is small, which it is not."""
    zipped(path, project_qde=project("") + " " * 3_000_000)
    data = bytearray(path.read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 24 : at + 28] = struct.pack("<I", 100)
    path.write_bytes(data)
    return path


def deep(path):
    code = '<Code guid="{}" name="ก" isCodable="true">'
    return qdpx(path, project("", codes=code * 5000 + "</Code>" * 5000))


REFUSED = {
    "an entity bomb": (lambda path: qdpx(path, f"{HEAD}{BOMB}]>{INNER}"), "document type"),
    "an outside entity": (lambda path: qdpx(path, HEAD + OUTSIDE + INNER.replace("&i;", "&x;")), "document type"),
    "a zip bomb": (lambda path: zipped(path, project_qde=b" " * (bounded.LARGEST + 1)), "unpacks to more than"),
    "a zip that lies": (lying, "not a whole file"),
    "many parts": (lambda path: zipped(path, **{f"p{n}": b"" for n in range(bounded.PARTS + 1)}), "unpacks to"),
    "a million codes": (
        lambda path: qdpx(path, project("", codes='<Code guid="x" name="ก" isCodable="true"/>' * 1_000_000)),
        "more than 20000 of Code",
    ),
    "codes within codes": (deep, "more than 100 deep"),
    "no zip": (lambda path: path.write_bytes(b"PK\x03\x04 no") and path, "not a whole file"),
    "a zip of something else": (lambda path: zipped(path, a_txt="ก"), "no REFI-QDA project"),
    "no XML": (lambda path: qdpx(path, "<Project"), "not XML"),
    "another XML": (lambda path: qdpx(path, "<html/>"), "no REFI-QDA project"),
    "an encoding of its own": (lambda path: qdpx(path, '<?xml version="1.0" encoding="x-none"?><Project/>'), "not XML"),
    "a long text": (
        lambda path: qdpx(path, project(source("")), {"one.txt": "ก" * 30_000_000}),
        "unpacks to more than",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", REFUSED)
def test_harm_is_refused_with_one_line(tmp_path, what):
    make, line = REFUSED[what]
    with begin(tmp_path / "study.db") as study:
        before = study.dump()
        with pytest.raises(ValueError, match=line) as caught:
            import_refi(study, make(tmp_path / "x.qdpx"))
        assert "\n" not in str(caught.value)
        after = study.dump()
        assert all(after[name].equals(table) for name, table in before.items())


@pytest.mark.parametrize(
    "where", ["internal://../../secret.txt", "relative:///../secret.txt", "absolute:///etc/passwd"]
)
def test_nothing_outside_the_file_is_read(tmp_path, where):
    (tmp_path / "secret.txt").write_text("ความลับ", encoding="utf-8")
    inner = source(selection(0, 3), path=where)
    with begin(tmp_path / "study.db") as study:
        _, lost = import_refi(study, qdpx(tmp_path / "x.qdpx", project(inner)))
        assert len(lost) == 2
        assert "บันทึก" not in set(study.sources()["source_id"])


def test_a_name_that_climbs_is_only_a_name(tmp_path):
    inner = source(selection(0, 3), path="internal://../../one.txt")
    path = qdpx(tmp_path / "x.qdpx", project(inner), {"../../one.txt": "ทุนเดิม"})
    with begin(tmp_path / "study.db") as study:
        import_refi(study, path)
        assert "บันทึก" in set(study.sources()["source_id"])
    assert sorted(file.name for file in tmp_path.iterdir()) == ["study.db", "x.qdpx"]
