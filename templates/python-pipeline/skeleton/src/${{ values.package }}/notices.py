"""Tells what became of a run: metrics for Prometheus, and a message when it failed."""

import json
import logging
from urllib.request import Request, urlopen

from prometheus_client import CollectorRegistry, Gauge, push_to_gateway

from ${{ values.package }}.settings import Settings

JOB = "${{ values.name }}"

log = logging.getLogger(__name__)


def report(settings: Settings, **figures: float) -> None:
    """Logs the figures of a run that succeeded; behind PUSHGATEWAY Prometheus finds them."""
    log.info("succeeded", extra=figures)
    if not settings.pushgateway:
        return
    registry = CollectorRegistry()
    succeeded = Gauge("run_last_success_seconds", "When it last succeeded", registry=registry)
    succeeded.set_to_current_time()
    for name, value in figures.items():
        Gauge(f"run_{name}", "Of the last run", registry=registry).set(value)
    push_to_gateway(settings.pushgateway, job=JOB, registry=registry)


def tell(settings: Settings, what: str) -> None:
    """Says what failed in the log, and to the channel behind ALERT_WEBHOOK where that is set."""
    text = f"{JOB}: {what} failed"
    log.error(text)
    if settings.alert_webhook:
        body = json.dumps({"text": text}).encode()
        headers = {"Content-Type": "application/json"}
        urlopen(Request(settings.alert_webhook, body, headers), timeout=10)
