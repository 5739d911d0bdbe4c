"""What differs between a laptop and production, read from the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings


class Settings(BaseSettings):
    """Each field is the environment variable of the same name in capitals."""

    host: str = "127.0.0.1"
    port: int = 8080
    model_path: Path = Path("models/model.joblib")
    log_level: str = "INFO"
    log_dir: Path | None = None
    data_path: Path = Path("data/raw/deliveries.csv")
    mlflow_tracking_uri: str = "sqlite:///mlflow.db"
    alert_webhook: str | None = None
