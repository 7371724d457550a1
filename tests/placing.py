"""The one real note in a place of a test's own, with what `corpus/` holds of it."""

import shutil


def one_note(corpus_folder, at):
    """Copy the note, its codebook, its codings and its line in sources.csv to ``corpus/`` in `at`."""
    made = shutil.copytree(corpus_folder, at / "corpus", ignore=shutil.ignore_patterns("invented-*"))
    for name in ("sources.csv", "codings/a.csv", "codings/b.csv"):
        rows = (made / name).read_text(encoding="utf-8").splitlines(keepends=True)
        (made / name).write_text(
            "".join(row for row in rows if not row.startswith("invented-")), encoding="utf-8"
        )
    return made
