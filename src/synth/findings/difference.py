"""The share of a code in a material of which people read a random lot, with a machine's help or without.

A machine's answers are no measurement: they say what a statement is likely to be, the lot says how often that
is wrong, and the difference estimator takes off what is wrong. Nothing is asked of the machine but that its
answers were there before the lot was drawn; a bad one makes the interval wide, never wrong.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, inf, nan, sqrt

import numpy as np

FEWEST_CODED, FEWEST_DOCUMENTS = 5, 20
"""A share is refused with fewer statements of the code (as many as it is worth), or fewer documents."""

FEWEST_DIFFERENCES = 6
"""With fewer differences between machine and people in the lot, nobody knows how often there are some."""

WORTH = 0.8
"""A machine helps where its differences vary less than this much of what the code itself varies."""

_LEVEL, _LEVEL_CHOSEN = 0.975, 0.98
"""Quantiles of people's intervals, and of an assisted one over documents, chosen as the narrower."""

PEOPLE, ASSISTED = ("people", "assisted")


@dataclass(frozen=True, eq=False)
class Lot:
    """A material of which a random lot was read.

    Attributes
    ----------
    unit : ndarray of int
        The document (project) of each statement, numbered from 0.
    guess : ndarray of bool
        Whether the machine would give the code.
    seen, drawn : ndarray of bool
        Statements that people had read before the draw, and those that were drawn from the rest.
    coded : ndarray of bool
        Whether people gave the code; only what is `seen` or `drawn` counts.
    """

    unit: np.ndarray
    guess: np.ndarray
    seen: np.ndarray
    drawn: np.ndarray
    coded: np.ndarray

    @property
    def differences(self) -> tuple[int, int]:
        """How often people in the lot gave the code and the machine not, and the other way round."""
        people, machine = self.coded[self.drawn], self.guess[self.drawn]
        return int((people & ~machine).sum()), int((machine & ~people).sum())


@dataclass(frozen=True)
class Estimate:
    """A share with its 95 % interval, 0–1; ``coded`` is as many statements of the code as it is worth."""

    share: float
    low: float
    high: float
    coded: float
    more: float
    """So many more statements of the lot would do where it is worth too few; NaN where none would."""

    @property
    def width(self) -> float:
        """From the lower to the upper end."""
        return self.high - self.low


def of_material(lot: Lot, machine: bool) -> Estimate:
    """Estimate the share in this very material: what is not known is only what was not drawn.

    People alone: Wilson's interval; with a machine: Tango's interval of the difference between people and
    machine, put on the machine's share. Both are corrected for the part of the material that was read.

    Notes
    -----
    The difference estimator: Särndal, C.-E., Swensson, B. & Wretman, J. (1992). *Model Assisted Survey
    Sampling*, chapter 6; corrections for the part that was read: Cochran, W. G. (1977). *Sampling
    Techniques*, 3rd ed., chapters 2 and 3.

    Examples
    --------
    >>> who = np.repeat(np.arange(40), 10)
    >>> said = np.arange(400) % 5 == 0
    >>> lot = Lot(who, said, np.zeros(400, bool), np.arange(400) % 7 == 3, said & (np.arange(400) % 3 > 0))
    >>> [round(of_material(lot, machine).share, 3) for machine in (False, True)]
    [0.14, 0.13]
    """
    from scipy.stats import t  # slow to load

    coded_before, rest, n = int(lot.coded[lot.seen].sum()), int((~lot.seen).sum()), int(lot.drawn.sum())
    correction = sqrt(1 - n / rest) if rest else 0.0
    quantile = float(t.ppf(_LEVEL, n - 1)) if n > 1 else nan
    coded = int(lot.coded[lot.drawn].sum())
    if machine:
        more, less = lot.differences
        base, share = float(lot.guess[~lot.seen].mean()), (more - less) / n
        low, high = tango(more, less, n, quantile)
        low, high = (base + share + correction * (end - share) for end in (low, high))
        share += base
        if not 0 <= share <= 1:  # so small a lot cannot say how often the machine is wrong
            return of_material(lot, machine=False)
    else:
        share = coded / n
        low, high = _wilson(share, (n - 1) / correction**2 if correction else inf, quantile)
    ends = [(coded_before + rest * min(max(part, 0.0), 1.0)) / len(lot.unit) for part in (share, low, high)]
    needed = ceil(FEWEST_CODED * n / max(coded, 3))
    return Estimate(*ends, coded=float(coded), more=float(max(needed - n, 1)))


def of_documents(lot: Lot, machine: bool) -> Estimate:
    """Estimate the share in documents of this kind: they are a sample too, and statements in them alike.

    The share is that of `of_material`; its variance is over documents (Bell & McCaffrey's third, of the
    linearised estimator), the interval Wilson's of as many independent statements as that is worth, with
    Student's t. Where the code is on all or none, a document is worth one statement.

    Notes
    -----
    Bell, R. M. & McCaffrey, D. F. (2002). *Survey Methodology*, 28, 169–181. Angelopoulos, A. N. et al.
    (2023). *Science*, 382, 669–674, for inference with predictions where units are independent; here they
    are not, and documents take the place of statements.
    """
    from scipy.stats import t

    total, rest, n = len(lot.unit), int((~lot.seen).sum()), int(lot.drawn.sum())
    guess = lot.guess.astype(float) if machine else np.zeros(total)
    apart = lot.coded[lot.drawn].astype(float) - guess[lot.drawn]
    off = apart.mean()
    likely = np.where(lot.seen, lot.coded.astype(float), guess + off)
    share = min(max(float(likely.mean()), 0.0), 1.0)
    sizes = np.bincount(lot.unit)
    pulls = np.bincount(lot.unit, likely - share)
    pulls += rest / n * np.bincount(lot.unit[lot.drawn], apart - off, len(sizes))
    variance = float(((pulls / total / (1 - sizes / total)) ** 2).sum())
    quantile = float(t.ppf(_LEVEL_CHOSEN if machine else _LEVEL, len(sizes) - 1))
    worth = _worth(share, variance, len(set(lot.unit[lot.seen | lot.drawn].tolist())))
    low, high = _wilson(share, worth, quantile)
    drawing = (rest / total) ** 2 * float(apart.var(ddof=1)) / n
    allowed = share**2 * (1 - share) / FEWEST_CODED - (variance - drawing)
    more = max(ceil(n * drawing / allowed) - n, 1) if allowed > 0 and share > 0 else nan
    return Estimate(share, low, high, share * worth, float(more))


def chosen(lot: Lot, people: Estimate, assisted: Estimate) -> str:
    """Say which of two estimates is printed: the narrower one that holds what it promises.

    Which it is, is judged by single statements of the lot and not by the intervals over documents, which
    vary so much that the narrower of two would be too narrow more often than it may be.
    """
    more, less = lot.differences
    n = int(lot.drawn.sum())
    coded = lot.coded[lot.drawn].mean()
    apart = (more + less) / n - ((more - less) / n) ** 2
    helps = more + less >= FEWEST_DIFFERENCES and apart < WORTH * coded * (1 - coded)
    return ASSISTED if helps and assisted.width < people.width else PEOPLE


def _worth(share: float, variance: float, documents: int) -> float:
    """Return as how many independent statements a share with this variance is worth.

    Where all or none have the code, what was read shows no variance, which is not to say that there is none:
    then a document is one statement, and one more that half has the code is added.
    """
    near = share if 0 < share < 1 else (share * documents + 0.5) / (documents + 1)
    if near != share or variance <= 0:
        variance = max(variance, near * (1 - near) / documents)
    return near * (1 - near) / variance


def _wilson(share: float, worth: float, quantile: float) -> tuple[float, float]:
    """Wilson's interval of a share that is worth so many independent statements."""
    if worth == inf:
        return share, share
    q2 = quantile**2
    middle = (share + q2 / (2 * worth)) / (1 + q2 / worth)
    half = quantile * sqrt(share * (1 - share) / worth + q2 / (4 * worth**2)) / (1 + q2 / worth)
    # where all is rounding, the share lies in its interval all the same
    return min(max(0.0, middle - half), share), max(min(1.0, middle + half), share)


def tango(more: int, less: int, n: int, quantile: float) -> tuple[float, float]:
    """Score interval of the difference of two shares of the same `n`, who differ `more` and `less` times.

    Notes
    -----
    Tango, T. (1998). *Statistics in Medicine*, 17, 891–908. The example is that of Fagerland, M. W.,
    Lydersen, S. & Laake, P. (2014). *Statistics in Medicine*, 33, 2850–2875.

    Examples
    --------
    >>> [round(end, 4) for end in tango(1, 7, 21, 1.959963984540054)]
    [-0.5172, -0.026]
    """
    difference = (more - less) / n
    ends = []
    for sign, outer in ((1, -1.0), (-1, 1.0)):
        far, near = outer, difference
        for _ in range(60):
            middle = (far + near) / 2
            if sign * _score(more, less, n, middle) > quantile:
                far = middle
            else:
                near = middle
        ends.append((far + near) / 2)
    return ends[0], ends[1]


def _score(more: int, less: int, n: int, difference: float) -> float:
    """Tango's statistic: how far what was found is from `difference`, in standard errors under it."""
    b = -more - less + (2 * n - more + less) * difference
    c = -less * difference * (1 - difference)
    share = (sqrt(max(b * b - 8 * n * c, 0.0)) - b) / (4 * n)
    variance = n * (2 * share + difference * (1 - difference))
    return (more - less - n * difference) / sqrt(variance) if variance > 1e-12 else 0.0
