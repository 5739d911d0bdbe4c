"""The steps as assets of Dagster, which tries again and tells of failures."""

from dagster import (
    DefaultScheduleStatus,
    Definitions,
    HookContext,
    RetryPolicy,
    ScheduleDefinition,
    asset,
    define_asset_job,
    failure_hook,
)

from ${{ values.package }} import steps
from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.notices import report, tell
from ${{ values.package }}.settings import Settings

NAME = "${{ values.package }}"

configure_logs(Settings())
again = RetryPolicy(max_retries=2, delay=Settings().retry_delay_seconds)


@asset(retry_policy=again)
def orders() -> None:
    """The orders of a delivery that is whole, and as expected."""
    steps.ingest(Settings())


@asset(deps=[orders], retry_policy=again)
def demand() -> None:
    """What was ordered of each product on each day."""
    steps.aggregate(Settings())


@asset(deps=[demand], retry_policy=again)
def published_demand() -> None:
    """The demand, where its readers look."""
    settings = Settings()
    report(settings, rows=steps.publish(settings))


@failure_hook
def tell_of(context: HookContext) -> None:
    tell(Settings(), f"The step {context.op.name}")


pipeline = define_asset_job(NAME, selection="*", hooks={tell_of})
schedule = ScheduleDefinition(
    job=pipeline,
    cron_schedule="@${{ values.schedule }}",
    default_status=DefaultScheduleStatus.RUNNING,
)
definitions = Definitions(
    assets=[orders, demand, published_demand], jobs=[pipeline], schedules=[schedule]
)
