"""The deliveries that the model learns from: which version it is, and what it must look like."""

import hashlib
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

FEATURES = ["distance_km", "stops", "raining"]
TARGET = "minutes"

SCHEMA = pa.DataFrameSchema(
    {
        "distance_km": pa.Column(float, pa.Check.in_range(0, 500)),
        "stops": pa.Column(int, pa.Check.in_range(1, 50)),
        "raining": pa.Column(bool),
        "minutes": pa.Column(float, pa.Check.gt(0)),
    },
    strict=True,
)


def version(path: Path) -> str:
    """The SHA-256 of the file. It has to stand in the SHA256SUMS beside it, which git knows."""
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest not in (path.parent / "SHA256SUMS").read_text():
        raise ValueError(f"{path} is not the version in SHA256SUMS: `make data` takes it over")
    return digest


def load(path: Path) -> pd.DataFrame:
    """The deliveries, one a row. What is not as SCHEMA says is refused."""
    return SCHEMA.validate(pd.read_csv(path), lazy=True)
