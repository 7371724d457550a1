"""Texts on their way to another computer: a parquet file in memory, of which a log shows no word."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO


class _Kept(BytesIO):
    def close(self) -> None:
        """Stay open: what was written is wanted."""


@dataclass(frozen=True)
class Texts:
    """Texts on their way: their bytes as parquet.

    Examples
    --------
    >>> sent = Texts.of(["ชาวบ้านไว้ใจกัน"])
    >>> sent.read()
    ['ชาวบ้านไว้ใจกัน']
    """

    parquet: bytes

    @classmethod
    def of(cls, texts: list[str]) -> Texts:
        """Pack texts, also such as are no Unicode."""
        import fastparquet
        import pandas as pd

        letters = [text.encode("utf-8", "surrogatepass") for text in texts]
        rows, file = pd.DataFrame({"text": pd.Series(letters, dtype=object)}), _Kept()
        how = {"compression": "ZSTD", "object_encoding": {"text": "bytes"}, "has_nulls": False}
        fastparquet.write("texts", rows, write_index=False, open_with=lambda *_: file, **how)
        return cls(file.getvalue())

    def read(self) -> list[str]:
        """Return the texts as they were."""
        import fastparquet

        rows = fastparquet.ParquetFile(BytesIO(self.parquet)).to_pandas()["text"]
        return [letters.decode("utf-8", "surrogatepass") for letters in rows]

    def __repr__(self) -> str:
        return f"Texts({len(self.parquet)} bytes)"
