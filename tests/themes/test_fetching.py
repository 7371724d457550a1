"""A model from a server on this computer; there is no other in a test."""

import hashlib
import io
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from cli.conftest import said
from synth.themes.fetching import fetch_model


def packed(**files):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for name, text in files.items():
            archive.writestr(zipfile.ZipInfo(name), text)  # of no day: processes beside each other agree
    return made.getvalue()


GOOD = packed(**{"my-model/modules.json": "[]", "my-model/0/config.json": "{}", "other.txt": "x"})
BAD = {
    "nothing.zip": packed(**{"readme.md": "x"}),
    "out.zip": packed(**{"modules.json": "[]", "../../out.txt": "x"}),
    "page.html": b"<html>not found</html>",
}


@pytest.fixture(scope="module")
def server():
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            data = {"good.zip": GOOD, **BAD}.get(self.path.strip("/"))
            self.send_response(200 if data else 404)
            self.send_header("Content-Length", str(len(data or b"")))
            self.end_headers()
            self.wfile.write(data or b"")

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as made:
        threading.Thread(target=made.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{made.server_port}"
        made.shutdown()


def total(data):
    return hashlib.sha256(data).hexdigest()


def test_the_model_that_is_meant_is_unpacked(server, tmp_path):
    told = []
    folder = fetch_model(f"{server}/good.zip", total(GOOD), tmp_path / "m", lambda *at: told.append(at))
    assert sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.json")) == [
        "0/config.json",
        "modules.json",
    ]
    assert not list(folder.rglob("*.txt"))
    assert told[-1] == (len(GOOD), len(GOOD))


@pytest.mark.parametrize(
    ("name", "sha256", "why"),
    [
        ("good.zip", "0" * 64, "is not the file that was meant"),
        ("good.zip", "abc", "is no sha256"),
        ("none.zip", "0" * 64, "404"),
        *((name, total(data), "is no zip of a sentence-transformers model") for name, data in BAD.items()),
    ],
)
def test_what_is_not_meant_is_refused_and_nothing_is_left(server, tmp_path, name, sha256, why):
    with pytest.raises(ValueError, match=why):
        fetch_model(f"{server}/{name}", sha256, tmp_path / "m")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address", ["http://example.org/m.zip", "file:///etc/passwd", "ftp://127.0.0.1/m.zip"]
)
def test_only_https_is_asked(tmp_path, address):
    with pytest.raises(ValueError, match="does not begin with https"):
        fetch_model(address, "0" * 64, tmp_path / "m")


def test_a_folder_that_is_there_is_left_alone(server, tmp_path):
    with pytest.raises(ValueError, match="is there already"):
        fetch_model(f"{server}/good.zip", total(GOOD), tmp_path)


def test_the_command(server, tmp_path):
    given = ("--sha256", total(GOOD), "--out", tmp_path / "m")
    assert "--embedding" in said("model", "get", f"{server}/good.zip", *given, "--lang", "en")
    assert (tmp_path / "m" / "modules.json").is_file()
    other = said(
        "model",
        "get",
        f"{server}/good.zip",
        "--sha256",
        "0" * 64,
        "--out",
        tmp_path / "n",
        "--lang",
        "th",
        status=2,
    )
    assert "ไม่ใช่ไฟล์ที่ระบุ" in other
