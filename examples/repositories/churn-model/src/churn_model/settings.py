"""What differs between a laptop and production, read from the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="CHURN_", protected_namespaces=())

    model_path: Path = Path("models/churn.joblib")
    log_level: str = "INFO"
    data_path: Path = Path("data/customers.csv")
    runs: str = "sqlite:///mlflow.db"
