"""Trains the model, every Monday in production: data engineering's Metaflow starts it."""

import structlog
from metaflow import FlowSpec, exit_hook, retry, schedule, step

from churn_model.data import load
from churn_model.settings import Settings
from churn_model.train import train


def tell(run=None) -> None:
    structlog.get_logger().error("training failed", run=run.pathspec if run else None)


@exit_hook(on_error=[tell])
@schedule(cron="0 5 ? * MON *")
class Churn(FlowSpec):
    @retry(times=2, minutes_between_retries=0)
    @step
    def start(self):
        self.features, self.left = load(Settings().data_path)
        self.next(self.fit)

    @step
    def fit(self):
        train(self.features, self.left, Settings())
        self.next(self.end)

    @step
    def end(self):
        """Metaflow's flows end with a step of this name."""


if __name__ == "__main__":
    Churn()
