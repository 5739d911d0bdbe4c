"""The steps in their order, as Prefect runs them, which tries again and tells of failures."""

import sys
from datetime import timedelta

from prefect import flow, task

from ${{ values.package }} import steps
from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.notices import JOB, report, tell
from ${{ values.package }}.settings import Settings

EVERY = timedelta(hours=${{ values.everyHours }})
again = {"retries": 2, "retry_delay_seconds": Settings().retry_delay_seconds}


@task(**again)
def ingest() -> None:
    steps.ingest(Settings())


@task(**again)
def aggregate() -> None:
    steps.aggregate(Settings())


@task(**again)
def publish() -> int:
    return steps.publish(Settings())


def tell_of(flow, run, state) -> None:
    tell(Settings(), f"The run {run.name}")


@flow(name=JOB, on_failure=[tell_of], on_crashed=[tell_of])
def pipeline() -> int:
    ingest()
    aggregate()
    rows = publish()
    report(Settings(), rows=rows)
    return rows


if __name__ == "__main__":
    configure_logs(Settings())
    if "--schedule" in sys.argv:
        pipeline.serve(name="${{ values.schedule }}", interval=EVERY)
    else:
        pipeline()
