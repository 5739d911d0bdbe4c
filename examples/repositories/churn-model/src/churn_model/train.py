"""Fits the model and writes it, unless it is worse than what is promised. MLflow keeps each run."""

import joblib
import mlflow
import numpy as np
import structlog
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from churn_model.settings import Settings

MINIMUM_AUC = 0.70
SEED = 7

log = structlog.get_logger()


def fit(features: np.ndarray, left: np.ndarray) -> tuple[Pipeline, float]:
    """The fitted model, and its ROC AUC on customers that it has not seen."""
    seen, unseen, seen_left, unseen_left = train_test_split(
        features, left, test_size=0.2, random_state=SEED, stratify=left
    )
    model = make_pipeline(StandardScaler(), LogisticRegression(random_state=SEED))
    model.fit(seen, seen_left)
    return model, float(roc_auc_score(unseen_left, model.predict_proba(unseen)[:, 1]))


def train(features: np.ndarray, left: np.ndarray, settings: Settings) -> None:
    mlflow.set_tracking_uri(settings.runs)
    mlflow.set_experiment("churn-model")
    with mlflow.start_run():
        mlflow.log_params({"seed": SEED, "customers": len(left)})
        model, auc = fit(features, left)
        mlflow.log_metric("auc", auc)
    log.info("trained", auc=round(auc, 3))
    if auc < MINIMUM_AUC:
        raise ValueError(f"ROC AUC {auc:.3f} is below {MINIMUM_AUC}: the model is not written")
    settings.model_path.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, settings.model_path)
    log.info("written", path=str(settings.model_path))
