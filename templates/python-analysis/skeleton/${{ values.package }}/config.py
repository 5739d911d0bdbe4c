"""What differs between a laptop and production, read from the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals."""

    raw_path: Path = Path("data/raw/visits.csv")
    processed_path: Path = Path("data/processed/visits.csv")
    model_path: Path = Path("models/model.joblib")
    figures_dir: Path = Path("reports/figures")
    log_level: str = "INFO"
    log_dir: Path | None = None
    mlflow_tracking_uri: str = "sqlite:///mlflow.db"
    pushgateway: str | None = None
    alert_webhook: str | None = None
