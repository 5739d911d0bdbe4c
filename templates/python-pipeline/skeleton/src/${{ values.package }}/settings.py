"""What differs between a laptop and production, read from the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals."""

    raw_path: Path = Path("data/raw/orders.csv")
    work_dir: Path = Path("data/interim")
    output_path: Path = Path("data/processed/demand.csv")
    retry_delay_seconds: int = 60
    {%- if values.orchestrator != 'airflow' %}
    log_level: str = "INFO"
    log_dir: Path | None = None
    {%- endif %}
    pushgateway: str | None = None
    alert_webhook: str | None = None
