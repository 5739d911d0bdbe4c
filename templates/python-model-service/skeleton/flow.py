"""Trains the model, step by step. Metaflow tries again, and tells when it failed for good."""

import json
import logging
from urllib.request import Request, urlopen

from metaflow import FlowSpec, exit_hook, retry, step

from ${{ values.package }}.data import load, version
from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.settings import Settings
from ${{ values.package }}.train import train

log = logging.getLogger(__name__)


def tell(run=None) -> None:
    """Says what failed in the log, and to the channel behind ALERT_WEBHOOK where that is set."""
    settings = Settings()
    configure_logs(settings)
    what = run.pathspec if run else "Training"
    text = f"${{ values.name }}: {what} failed"
    log.error(text)
    if settings.alert_webhook:
        body = json.dumps({"text": text}).encode()
        headers = {"Content-Type": "application/json"}
        urlopen(Request(settings.alert_webhook, body, headers), timeout=10)


@exit_hook(on_error=[tell])
class Training(FlowSpec):
    @retry(times=2, minutes_between_retries=0)
    @step
    def start(self):
        """Reads the data, and refuses what is not as expected."""
        path = Settings().data_path
        self.data_version = version(path)
        self.deliveries = load(path)
        self.next(self.fit)

    @step
    def fit(self):
        """Fits the model and writes it."""
        settings = Settings()
        configure_logs(settings)
        train(self.deliveries, self.data_version, settings)
        self.next(self.end)

    @step
    def end(self):
        """Metaflow's flows end with a step of this name."""


if __name__ == "__main__":
    Training()
