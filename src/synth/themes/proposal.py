"""What is proposed: themes, who belongs to them, and how far to trust both."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from synth.look.card import card, counts, frame
from synth.look.words import said
from synth.schema import table

if TYPE_CHECKING:
    import pandas as pd

LEAST_STATEMENTS = 10
"""Below this nothing is proposed."""


@dataclass(frozen=True)
class Proposal:
    """Themes proposed by clustering: suggestions to be judged by a person, not findings.

    Attributes
    ----------
    themes : DataFrame
        ``theme`` (number from 1: pinned ones in their order, then those that stand, then the others, the
        largest first), ``label`` (nouns or a phrase of its statements, or a heading; "กลุ่มที่ 7" where no
        name is sure), ``terms`` (joined by ";"), ``size, stability`` (0–1), ``chance`` (stability of
        clusters in shuffled data), ``stands`` (False: no steadier than chance, of several matters, or no
        name speaks for most of it, so no theme; its statements fit nowhere), ``exemplars`` (ids joined by
        ";", the first with most of the label in it).
    members : DataFrame
        ``statement_id, theme`` (the best one, always filled), ``score`` (0–1), ``fits`` (False: it fits
        nowhere), ``x, y`` (place on the map), ``subtheme`` ("" or one of `subthemes`), ``pinned``.
    reason : str
        Why this number of themes: "given", "rule of thumb", "few statements", or "too few" where nothing is
        proposed (then `lacks` says so in a sentence).
    subthemes : DataFrame
        The second level, with the columns of `themes` and ``subtheme`` ("2.1" is the first part of theme 2);
        no rows below 200 statements.
    statements : int
        How many statements were looked at.
    model : str
        The sentence model that read them beside their words; "" where words and characters spoke alone.
    sample : int
        On how many of them the themes were found, which the others then joined; 0: on all of them.

    Examples
    --------
    >>> import pandas as pd
    >>> from synth.themes.discover import discover
    >>> said = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
    >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": said * 2})
    >>> proposal = discover(statements, themes=2)
    >>> proposal
    Proposal(themes=2, statements=10, fits=8, reason='given')
    >>> proposal.reason, proposal.themes[["label", "size"]].values.tolist()
    ('given', [['ผู้นำ', 6], ['งบประมาณ', 4]])
    >>> proposal.members["theme"].tolist()
    [1, 1, 1, 2, 2, 1, 1, 1, 2, 2]
    """

    themes: pd.DataFrame
    members: pd.DataFrame
    reason: str
    subthemes: pd.DataFrame
    statements: int = 0
    model: str = ""
    sample: int = 0

    @property
    def lacks(self) -> str:
        """Why nothing is proposed, in a sentence; empty where something is."""
        few = {"n": self.statements, "least": LEAST_STATEMENTS}
        return said("lacks.few_statements", **few) if self.themes.empty else ""

    @property
    def unsteady(self) -> str:
        """How many groups came together by chance, in a sentence; empty where none did."""
        weak = self.themes[~self.themes["stands"].astype(bool)]
        return said("proposal.unsteady", n=len(weak), statements=int(weak["size"].sum())) if len(weak) else ""

    def steadiest(self) -> pd.DataFrame:
        """Return the members that fit the most stable theme, to be pinned in another proposal.

        Examples
        --------
        >>> import pandas as pd
        >>> from synth.themes.discover import discover
        >>> texts = ["ผู้นำชุมชนเข้มแข็ง", "แกนนำและผู้นำ", "ผู้นำตามธรรมชาติ", "งบประมาณล่าช้า", "เบิกงบประมาณยาก"]
        >>> statements = pd.DataFrame({"statement_id": [f"s{n}" for n in range(10)], "text": texts * 2})
        >>> discover(statements, themes=2).steadiest()["theme"].nunique()
        1
        """
        best = self.themes.sort_values("stability", ascending=False, kind="stable")["theme"].head(1)
        return self.members[self.members["theme"].isin(best) & self.members["fits"].astype(bool)]

    def __repr__(self) -> str:
        model = f", model={self.model!r}" if self.model else ""
        return f"Proposal({counts(self._counts())}, reason={self.reason!r}{model})"

    def _repr_html_(self) -> str:
        facts = [said(f"proposal.{name}", n=number) for name, number in self._counts().items()]
        read = said("proposal.model", model=self.model) if self.model else ""
        facts += [said("proposal.sample", n=self.sample)] if self.sample else []
        look = frame(self.themes.drop(columns="exemplars"))
        return card(said("proposal.title"), facts, filter(None, [self.lacks, self.unsteady, read]), look)

    def _counts(self) -> dict[str, int]:
        fits = int(self.members["fits"].astype(bool).sum())
        stand = int(self.themes["stands"].astype(bool).sum())
        return {"themes": stand, "statements": self.statements, "fits": fits}


def nothing(statements: int) -> Proposal:
    """Propose nothing, with the columns that a proposal has."""
    themes, members = table("proposed_themes"), table("proposed_members")
    members = members.assign(x=0.0, y=0.0, subtheme="", pinned=False)
    return Proposal(themes, members, "too few", themes.assign(subtheme=""), statements)
