"""Themes that the machine proposes, with how far to trust them."""

from __future__ import annotations

from functools import partial
from os import PathLike
from typing import TYPE_CHECKING

from synth.look.given import tables_of
from synth.schema import ANALYSED, require
from synth.themes import joining
from synth.themes.cutting import tokens_kept
from synth.themes.large import propose_large
from synth.themes.meaning import model_of
from synth.themes.pinned import fixed_themes, number_of_themes
from synth.themes.proposal import LEAST_STATEMENTS, Proposal, nothing
from synth.themes.together import propose_together

if TYPE_CHECKING:
    import pandas as pd


def discover(
    statements: pd.DataFrame,
    themes: int | None = None,
    seed: int = 0,
    pinned: pd.DataFrame | None = None,
    embedding: str | PathLike | None = None,
    beside: str | PathLike | None = None,
) -> Proposal:
    """Propose themes by clustering what statements say.

    Word and character TF-IDF, condensed (LSA), beside what a sentence model reads where there is one;
    spherical k-means on 40 samples of 80 %, and average linkage of how often two statements fell together.
    The same with each feature shuffled over the statements shows how stable clusters of nothing would be.
    Beyond 2,000 statements the linkage takes a sample, which the others join. Beyond 20,000 all this is done
    on 10,000 different texts, drawn by lot, and each other statement joins the theme whose centre is nearest
    in words and characters: time grows with the statements, and the model reads the sample alone.

    Parameters
    ----------
    statements : DataFrame, Corpus or Study
        ``statement_id``, ``text``; with ``use``, only the analysed ones. Of a corpus or a study, its
        statements.
    themes : int, optional
        How many, pinned ones included; without it √(n/2), between 4 and 12: no index finds the number, so
        let people merge and split.
    seed : int
        The same seed gives the same answer, on one or many cores.
    pinned : DataFrame, optional
        ``statement_id``, ``theme``: rows of ``members`` that a person found right. They stay together, others
        may join them, and the rest is parted anew.
    embedding : path or "none", optional
        The sentence model that reads the statements, as `synth.themes.meaning.model_of` says: the one of the
        extra ``semantic`` where it is installed, one in a folder, or none.
    beside : path, optional
        A study, beside which tokens and what the model reads are kept; of a study that is passed, itself.

    Returns
    -------
    Proposal
        Without themes, and with a sentence that says so, where there are fewer than 10 statements.

    Raises
    ------
    ValueError
        A number of themes that does not fit the statements, or pinned rows that cannot be.

    Notes
    -----
    Consensus: Monti, S. et al. (2003), *Machine Learning*, 52, 91–118. Stability: the mean Jaccard
    coefficient of a theme with its best match in each sample, Hennig, C. (2007), *Computational Statistics &
    Data Analysis*, 52, 258–271.

    Examples
    --------
    >>> import pandas as pd
    >>> said = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
    >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": said * 2})
    >>> discover(statements, themes=2).themes["size"].tolist()
    [6, 4]
    >>> print(discover(statements.head(3)).lacks)
    มีเพียง 3 ข้อความที่นำมาวิเคราะห์ ต้องมีอย่างน้อย 10 ข้อความ ระบบจึงจะเสนอกลุ่มประเด็นได้
    """
    if not hasattr(statements, "columns"):
        beside = beside or getattr(statements, "beside", None)
        [statements] = tables_of(statements, ["statements"], "discover")
    require(statements, ["statement_id", "text"], "statements")
    if "use" in statements:
        statements = statements[statements["use"] == ANALYSED]
    if len(statements) < LEAST_STATEMENTS:
        return nothing(len(statements))
    ids, texts = list(statements["statement_id"]), list(statements["text"].fillna("").astype(str))
    fixed = fixed_themes(pinned, ids)
    k, reason = number_of_themes(len(ids), themes, int(fixed.max() + 1), bool((fixed < 0).any()))
    model = model_of(embedding)
    propose = partial(propose_together, k=k, reason=reason, seed=seed, model=model, beside=beside)
    with tokens_kept(beside):
        if len(ids) > joining.LARGE:
            return propose_large(ids, texts, fixed, seed, propose)
        return propose(ids, texts, fixed)
