"""The visits that are analysed: which version they are, and what they must look like."""

import hashlib
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

SCHEMA = pa.DataFrameSchema(
    {
        "date": pa.Column("datetime64[ns]", unique=True, coerce=True),
        "temperature_c": pa.Column(float, pa.Check.in_range(-40, 50)),
        "rain_mm": pa.Column(float, pa.Check.in_range(0, 300)),
        "holiday": pa.Column(bool),
        "visitors": pa.Column(int, pa.Check.in_range(0, 20_000)),
    },
    strict=True,
)


{% if values.dvc -%}
def version(path: Path) -> str:
    """The MD5 of the file. It has to stand in the .dvc file beside it, which git knows."""
    digest = hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
    if digest not in path.with_name(f"{path.name}.dvc").read_text():
        raise ValueError(f"{path} is not the version in {path}.dvc: `make data` gets that one")
    return digest
{%- else -%}
def version(path: Path) -> str:
    """The SHA-256 of the file. It has to stand in the SHA256SUMS beside it, which git knows."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest not in (path.parent / "SHA256SUMS").read_text():
        raise ValueError(f"{path} is not the version in SHA256SUMS: `make version` takes it over")
    return digest
{%- endif %}


def load(path: Path) -> pd.DataFrame:
    """The visits, one day a row. What is not as SCHEMA says is refused."""
    return SCHEMA.validate(pd.read_csv(path, parse_dates=["date"]), lazy=True)
