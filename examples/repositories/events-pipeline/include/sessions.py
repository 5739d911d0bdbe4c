"""From clicks to sessions, without Airflow."""

import logging
import sys
from pathlib import Path

import pandas as pd

PAUSE = pd.Timedelta(minutes=30)

log = logging.getLogger(__name__)


def sessionise(clicks: pd.DataFrame) -> pd.DataFrame:
    """One row a session, from clicks with the columns visitor, at and page."""
    clicks = clicks.dropna(subset=["visitor"]).sort_values(["visitor", "at"])
    starts = clicks.groupby("visitor")["at"].diff().fillna(PAUSE * 2) > PAUSE
    clicks = clicks.assign(session=starts.cumsum())
    return clicks.groupby("session").agg(
        visitor=("visitor", "first"),
        begin=("at", "min"),
        end=("at", "max"),
        pages=("page", "size"),
        landing_page=("page", "first"),
    )


def build_sessions(source: Path, target: Path) -> None:
    clicks = pd.read_csv(source, parse_dates=["at"])
    sessions = sessionise(clicks)
    target.parent.mkdir(parents=True, exist_ok=True)
    sessions.to_parquet(target)
    log.info("%s: %d clicks, %d sessions", source.name, len(clicks), len(sessions))


if __name__ == "__main__":
    logging.basicConfig(level=logging.INFO)
    build_sessions(Path(sys.argv[1]), Path(sys.argv[2]))
