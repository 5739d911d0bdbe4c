"""One JSON object a line, on stdout and, where LOG_DIR names a folder, in a file there."""

import logging
import logging.handlers
import sys

from pythonjsonlogger.json import JsonFormatter

from ${{ values.package }}.settings import Settings

TEN_MEGABYTES = 10_000_000


def configure_logs(settings: Settings) -> None:
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stdout)]
    if settings.log_dir:
        settings.log_dir.mkdir(parents=True, exist_ok=True)
        handlers.append(
            logging.handlers.RotatingFileHandler(
                settings.log_dir / "pipeline.log", maxBytes=TEN_MEGABYTES, backupCount=5
            )
        )
    formatter = JsonFormatter(
        "{asctime}{levelname}{name}{message}",
        style="{",
        rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
    )
    for handler in handlers:
        handler.setFormatter(formatter)
    logging.basicConfig(handlers=handlers, level=settings.log_level.upper(), force=True)
