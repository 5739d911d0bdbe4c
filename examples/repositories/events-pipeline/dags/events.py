"""Every hour: clicks in, sessions out."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

from airflow.decorators import dag, task
from airflow.operators.python import get_current_context

from include.sessions import build_sessions

DATA_DIR = Path(os.environ.get("EVENTS_DATA_DIR", "/data"))


@dag(
    schedule="5 * * * *",
    start_date=datetime(2025, 1, 1),
    catchup=False,
    default_args={"retries": 3, "retry_delay": timedelta(minutes=5)},
    tags=["events"],
)
def events():
    @task
    def sessions() -> str:
        hour = get_current_context()["data_interval_start"].strftime("%Y-%m-%dT%H")
        target = DATA_DIR / "out" / f"{hour}.parquet"
        build_sessions(DATA_DIR / "in" / f"{hour}.csv", target)
        return str(target)

    sessions()


events()
