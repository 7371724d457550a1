"""Where a coder differs from what was settled, statement by statement, with the words and the definitions."""

from __future__ import annotations

import pandas as pd

from synth.findings.anchors import sets_of
from synth.findings.counting import code_names
from synth.findings.finding import finding
from synth.schema import CODE_JOIN

MISSED, ADDED = "missed", "added"
"""A code that was settled and the coder did not give, and one that the coder gave and was not settled."""

_COLUMNS = "coder code name name_en how text given settled by definition include exclude".split()
_PLACES = "project source_id earlier cohort anchor_id statement_id".split()


@finding("coder name how text given settled definition")
def training(recoded, codebook, coder=None) -> pd.DataFrame:
    """List the anchors that a coder coded otherwise than was settled, to learn from.

    Only of lots that the coder has read whole: before that, an anchor must not be told from other statements.

    Parameters
    ----------
    recoded : DataFrame
        As `Study.recoded` returns it.
    codebook : DataFrame
    coder : str, optional
        Only this coder.

    Returns
    -------
    DataFrame
        One row an anchor and code that differs, the codes with most differences first: ``coder, code, name,
        name_en, how`` ("missed": settled and not given; "added": given and not settled), ``text, given,
        settled`` (all codes, joined by ";"), ``by`` (whose codes count), ``definition, include, exclude`` of
        the code, ``project, source_id, earlier, cohort, anchor_id, statement_id``. Without rows where no lot
        has been read whole, or nothing differs.

    Examples
    --------
    >>> rows = [("น้ำแห้งทุกปี", "drought", ""), ("ลูกหลานย้ายออก", "", "drought"), ("ฝนตก", "", "")]
    >>> recoded = pd.DataFrame(rows, columns=["text", "then", "now"])
    >>> recoded = recoded.assign(coder="ข", by="adjudicated", lot_done=True)
    >>> book = pd.DataFrame({"code": ["drought"], "name": ["ภัยแล้ง"], "definition": ["ขาดน้ำทำกิน"]})
    >>> training(recoded, book)[["how", "text", "definition"]].values.tolist()
    [['missed', 'น้ำแห้งทุกปี', 'ขาดน้ำทำกิน'], ['added', 'ลูกหลานย้ายออก', 'ขาดน้ำทำกิน']]
    """
    done = recoded[recoded["lot_done"] & (recoded["by"] != "")]
    if coder is not None:
        done = done[done["coder"] == coder]
    entries = codebook.set_index("code").reindex(columns=["definition", "include", "exclude"], fill_value="")
    names, order, rows = code_names(codebook), list(codebook["code"]), []
    then, now = (sets_of(done[name]) for name in ("then", "now"))
    for row, settled, answer in zip(done.to_dict("records"), then, now, strict=True):
        sides = {"given": answer, "settled": settled}
        both = {
            side: CODE_JOIN.join(code for code in order if code in codes) for side, codes in sides.items()
        }
        for code in (code for code in order if (code in settled) != (code in answer)):
            how = MISSED if code in settled else ADDED
            rows.append(row | {"code": code, "how": how, **names.loc[code], **entries.loc[code], **both})
    table = pd.DataFrame(rows).reindex(columns=[*_COLUMNS, *_PLACES])
    if not len(done):
        table.attrs["lacks"] = {"key": "lot_open" if len(recoded) else "no_anchors"}
        return table
    much = table.groupby(["coder", "code"])["how"].transform("size")
    keys = table.assign(much=much, place=table["code"].map({code: at for at, code in enumerate(order)}))
    keys = keys.assign(how=keys["how"] == ADDED)
    sorted_rows = keys.sort_values(
        ["coder", "much", "place", "how"], ascending=[True, False, True, True], kind="stable"
    )
    return table.loc[sorted_rows.index].reset_index(drop=True)
