"""Addresses of studies on a server: what they mean, and that none of them ever shows a password."""

import traceback
from pathlib import Path

import pytest

from synth.address import Address, placed, without_passwords

SECRET = "ลับมาก:p@ss/1"
TYPED = "%E0%B8%A5%E0%B8%B1%E0%B8%9A%E0%B8%A1%E0%B8%B2%E0%B8%81%3Ap%40ss%2F1"


@pytest.mark.parametrize(
    ("said", "shown", "user", "host", "port"),
    [
        ("postgresql://malee@db/mel", "postgresql://malee@db/mel", "malee", "db", 5432),
        ("postgresql+pg8000://malee@db:99/mel", "postgresql://malee@db:99/mel", "malee", "db", 99),
        ("postgres://db/mel", "postgresql://db/mel", "keeper", "db", 5432),
        (f"postgresql://ครูแดง:{TYPED}@db/mel", "postgresql://ครูแดง@db/mel", "ครูแดง", "db", 5432),
        (f"postgresql://a%40b:{TYPED}@db/mel", "postgresql://a%40b@db/mel", "a@b", "db", 5432),
        (
            "postgresql://k@:77/mel?host=/run/pg",
            "postgresql://k@:77/mel?host=/run/pg",
            "k",
            "/run/pg",
            77,
        ),
    ],
)
def test_an_address_is_read_and_shows_itself_without_its_password(monkeypatch, said, shown, user, host, port):
    monkeypatch.setenv("PGUSER", "keeper")
    address = Address(said)
    assert (str(address), address.user, address.host, address.port) == (shown, user, host, port)
    assert address.name == address.stem == "mel"
    assert repr(address) == f"Address({shown!r})"
    assert (address.password == SECRET) == (TYPED in said)
    assert address == Address(shown)


@pytest.mark.parametrize(
    "said",
    [
        f"postgresql://malee:{SECRET}@db/mel",
        f"postgresql://malee:{TYPED}@db",
        f"postgresql://malee:{TYPED}@db:port/mel",
        f"postgresql://malee@db/mel?password={TYPED}",
        f"postgresql://malee:{TYPED}@db/mel?sslmode=maybe",
        f"postgresql+psycopg://malee:{TYPED}@db/mel",
        "postgresql://malee:12/secret@db",  # of a password that is not escaped, a / behind digits
        f"postgresql://malee:12/{SECRET}@db",
        f"postgresql://malee:12/{TYPED}@db/mel",
        f"postgresql://malee:12/a?host={TYPED}@db/mel",
        f"postgresql://malee:12/a#{TYPED}@db/mel",
        f"postgresql://db/{TYPED}",  # a database that has an @ in its name
        f"PostgreSQL://malee:12/{TYPED}@db",
    ],
)
def test_what_is_no_address_is_refused_without_saying_it_again(said):
    with pytest.raises(ValueError, match=r"postgresql(\+pg8000)?://") as refused:
        Address(said)
    said = "".join(traceback.format_exception(refused.value))
    assert not any(secret in said for secret in (SECRET, TYPED, "secret@", "malee:"))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        (r"db:5432:mel:malee:a\:b\\c", r"a:b\c"),
        ("*:*:*:*:any", "any"),
        ("db:5433:mel:malee:port", None),
        ("db:5432:other:malee:database", None),
        ("# db:5432:mel:malee:a remark", None),
        ("", None),
    ],
)
def test_a_password_is_found_in_the_file_of_passwords(tmp_path, monkeypatch, line, found):
    monkeypatch.delenv("PGPASSWORD", raising=False)
    kept = tmp_path / "passwords"
    kept.write_text(f"other:5432:mel:malee:wrong\n{line}\n", encoding="utf-8")
    monkeypatch.setenv("PGPASSFILE", str(kept))
    assert Address("postgresql://malee@db/mel").password == found
    monkeypatch.setenv("PGPASSWORD", "nearer")
    assert Address("postgresql://malee@db/mel").password == "nearer"
    assert Address("postgresql://malee:own@db/mel").password == "own"


def test_what_is_started_with_an_address_gets_its_password_apart():
    assert Address(f"postgresql://malee:{TYPED}@db/mel").environment == {"PGPASSWORD": SECRET}
    assert Address("postgresql://malee@db/mel").environment == {}


@pytest.mark.parametrize("scheme", ["POSTGRESQL", "Postgres", "PostgreSQL+PG8000", " postgresql"])
def test_an_address_is_one_in_whatever_case_its_scheme_is_typed(scheme):
    found = placed(f"{scheme}://malee:{TYPED}@db/mel")
    assert isinstance(found, Address)
    assert (str(found), found.password) == ("postgresql://malee@db/mel", SECRET)
    assert without_passwords(f"no file {scheme}:/malee:{SECRET}@db/mel") == f"no file {scheme}:/malee@db/mel"


def test_a_path_stays_a_path():
    assert placed("postgresql.db") == Path("postgresql.db")
    assert placed(Path("study.db")) == Path("study.db")
    assert without_passwords("study.db: a:b@c") == "study.db: a:b@c"
