"""The steps in their order, as Airflow runs them, which tries again and tells of failures."""

from datetime import UTC, datetime, timedelta

from airflow.sdk import dag, task

from ${{ values.package }} import steps
from ${{ values.package }}.notices import JOB, report, tell
from ${{ values.package }}.settings import Settings


def tell_of(context) -> None:
    tell(Settings(), f"The step {context['task_instance'].task_id}")


@dag(
    dag_id=JOB,
    schedule="@${{ values.schedule }}",
    start_date=datetime(2026, 1, 1, tzinfo=UTC),
    catchup=False,
    max_active_runs=1,
    default_args={
        "retries": 2,
        "retry_delay": timedelta(seconds=Settings().retry_delay_seconds),
        "on_failure_callback": tell_of,
    },
)
def pipeline():
    @task
    def ingest() -> None:
        steps.ingest(Settings())

    @task
    def aggregate() -> None:
        steps.aggregate(Settings())

    @task
    def publish() -> int:
        rows = steps.publish(Settings())
        report(Settings(), rows=rows)
        return rows

    ingest() >> aggregate() >> publish()


pipeline()
