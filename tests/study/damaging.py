"""Damaged copies of a study: what is seen of them, what is written to them, and what a rescue brings back."""

import random
import sqlite3
from contextlib import closing

from synth.study import Study, rescue
from synth.study.standing import unremoved

from .mutating import VIEWS, outcome, use

DAMAGES = (
    "cut",
    "page lost",
    "pages lost",
    "bytes changed",
    "bits turned",
    "page twice",
    "row lost",
    "table lost",
)


def damage(path, how, chance):
    """Damage the file `path` as disks, sticks and people do."""
    data = bytearray(path.read_bytes())
    pages = len(data) // 4096
    if how == "cut":
        del data[chance.randrange(200, len(data)) :]
    elif how in ("page lost", "pages lost"):
        for _ in range(1 if how == "page lost" else max(2, pages // 20)):
            page = chance.randrange(pages)
            data[page * 4096 : (page + 1) * 4096] = chance.choice((bytes(4096), chance.randbytes(4096)))
    elif how == "bytes changed":
        for _ in range(chance.choice((1, 4, 16))):
            place = chance.randrange(len(data))
            data[place : place + 8] = chance.randbytes(len(data[place : place + 8]))
    elif how == "bits turned":
        for _ in range(chance.choice((1, 4, 16))):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    elif how == "page twice":
        one, two = chance.randrange(pages), chance.randrange(pages)
        data[two * 4096 : (two + 1) * 4096] = data[one * 4096 : (one + 1) * 4096]
    else:
        return _lose(path, how, chance)
    path.write_bytes(data)
    return None


def _lose(path, how, chance):
    with closing(sqlite3.connect(path)) as file:
        names = [row[0] for row in file.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        name = chance.choice([one for one in names if file.execute(f"SELECT 1 FROM {one}").fetchone()])
        some = (
            ""
            if how == "table lost"
            else f"WHERE rowid = (SELECT rowid FROM {name} ORDER BY random() LIMIT 1)"
        )
        file.execute(f"DELETE FROM {name} {some}")
        file.commit()


def standing(study):
    """Give the ids of the codings that stand, whatever views say of them."""
    with study._store.reading() as connection:
        return {row.coding_id for row in connection.execute(unremoved())}


def damaged(folder, made, how, seed):
    """Damage a copy; return what came of seeing it, of acts on it, and of its rescue."""
    chance, path = random.Random(f"{how} {seed}"), folder / "damaged.db"
    path.write_bytes(made[1].read_bytes())
    with Study(path) as study:
        before = standing(study)
    damage(path, how, chance)
    came = {"rescue": _saved(folder, path, before), "view": _seen(path)}
    came["act"] = outcome(lambda: _acted(path, made[2]))  # last: it writes
    if came["act"] == "sound" and came["view"] != "sound":
        came["act"] = "broken: written to although a view says that it is damaged"
    return came


def _seen(path):
    def look():
        with Study(path, create=False) as study:
            for name in VIEWS:
                getattr(study, name)()

    return outcome(look)


def _acted(path, ids):
    with Study(path, create=False) as study:
        faulty = outcome(study.check) != "sound" or not study.check().empty
        written = outcome(lambda: use(study, ids))
        if written != "sound":
            raise ValueError(written.removeprefix("broken: ") if written != "refused" else "is damaged")
        if faulty:
            raise AssertionError("written to although check finds faults")


def _saved(folder, path, before):
    target = folder / "saved.db"
    target.unlink(missing_ok=True)

    def save():
        rescue(path, target)
        with Study(target) as saved:
            back = standing(saved) - before
            for name in VIEWS:
                getattr(saved, name)()
            saved.remember("z")
        if back:
            raise AssertionError(f"{len(back)} codings came back that did not stand")

    came = outcome(save)
    return "refused" if "holds no row of a study" in came else came
