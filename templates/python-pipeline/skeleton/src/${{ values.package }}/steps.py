"""The steps. Each reads what the one before wrote, and gives the same when it is run again."""

import hashlib
import logging
import os
from pathlib import Path

import pandas as pd
import pandera.pandas as pa

from ${{ values.package }}.settings import Settings

ORDERS = pa.DataFrameSchema(
    {
        "ordered_at": pa.Column("datetime64[ns]", coerce=True),
        "product": pa.Column(str, pa.Check.str_matches(r"^[a-z][a-z-]*$")),
        "quantity": pa.Column(int, pa.Check.in_range(1, 1000)),
    },
    strict=True,
)
DEMAND = pa.DataFrameSchema(
    {
        "day": pa.Column("datetime64[ns]", coerce=True),
        "product": pa.Column(str),
        "quantity": pa.Column(int, pa.Check.gt(0)),
    },
    unique=["day", "product"],
    strict=True,
)

log = logging.getLogger(__name__)


def ingest(settings: Settings) -> Path:
    """Takes a delivery of orders over: whole, by the SHA256SUMS beside it, and as ORDERS says."""
    path = settings.raw_path
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    if digest not in (path.parent / "SHA256SUMS").read_text():
        raise ValueError(f"{path} is not what SHA256SUMS beside it says: cut short, or changed?")
    orders = ORDERS.validate(pd.read_csv(path, parse_dates=["ordered_at"]), lazy=True)
    log.info("ingested", extra={"rows": len(orders), "sha256": digest})
    return _write(orders, settings.work_dir / "orders.csv")


def aggregate(settings: Settings) -> Path:
    """Sums the orders up: one row for each day and product that was ordered."""
    orders = pd.read_csv(settings.work_dir / "orders.csv", parse_dates=["ordered_at"])
    orders["day"] = orders["ordered_at"].dt.normalize()
    demand = orders.groupby(["day", "product"], as_index=False)["quantity"].sum()
    return _write(demand, settings.work_dir / "demand.csv")


def publish(settings: Settings) -> int:
    """Puts the demand where its readers look, if it is as DEMAND says, and counts its rows."""
    demand = pd.read_csv(settings.work_dir / "demand.csv", parse_dates=["day"])
    DEMAND.validate(demand, lazy=True)
    _write(demand, settings.output_path)
    return len(demand)


def _write(table: pd.DataFrame, path: Path) -> Path:
    """Nobody ever reads half a file: it gets its name when it is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    table.to_csv(part, index=False)
    os.replace(part, path)
    return path
