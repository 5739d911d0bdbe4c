"""Fits the model and writes it, unless it is worse than what is promised."""

import joblib
import structlog
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import Pipeline, make_pipeline
from sklearn.preprocessing import StandardScaler

from churn_model.data import customers
from churn_model.settings import Settings

MINIMUM_AUC = 0.70
SEED = 7

log = structlog.get_logger()


def fit() -> tuple[Pipeline, float]:
    """The fitted model, and its ROC AUC on customers that it has not seen."""
    features, left = customers(seed=SEED)
    seen, unseen, seen_left, unseen_left = train_test_split(
        features, left, test_size=0.2, random_state=SEED, stratify=left
    )
    model = make_pipeline(StandardScaler(), LogisticRegression(random_state=SEED))
    model.fit(seen, seen_left)
    return model, roc_auc_score(unseen_left, model.predict_proba(unseen)[:, 1])


def main() -> None:
    model, auc = fit()
    log.info("trained", auc=round(auc, 3))
    if auc < MINIMUM_AUC:
        raise SystemExit(f"ROC AUC {auc:.3f} is below {MINIMUM_AUC}: the model is not written")
    path = Settings().model_path
    path.parent.mkdir(parents=True, exist_ok=True)
    joblib.dump(model, path)
    log.info("written", path=str(path))


if __name__ == "__main__":
    main()
