"""The HTTP service: one score a request."""

import logging
from typing import Annotated

import joblib
import structlog
from fastapi import FastAPI, Response
from prometheus_client import CONTENT_TYPE_LATEST, Counter, Histogram, generate_latest
from pydantic import BaseModel, Field

from churn_model.settings import Settings

SCORES = Histogram("churn_score", "Scores given", buckets=[i / 10 for i in range(11)])
REQUESTS = Counter("churn_requests", "Requests for a score")

log = structlog.get_logger()


class Customer(BaseModel):
    orders: Annotated[int, Field(ge=2)]
    days_since_last: Annotated[float, Field(ge=0)]
    returns: Annotated[int, Field(ge=0)]
    newsletter: bool


def create_app(settings: Settings | None = None) -> FastAPI:
    settings = settings or Settings()
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
    )
    model = joblib.load(settings.model_path)
    app = FastAPI(title="Churn model")

    @app.get("/healthz")
    def healthz() -> dict[str, str]:
        return {"status": "ok"}

    @app.get("/metrics", include_in_schema=False)
    def metrics() -> Response:
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    @app.post("/score")
    def score(customer: Customer) -> dict[str, float]:
        REQUESTS.inc()
        row = [customer.orders, customer.days_since_last, customer.returns, customer.newsletter]
        value = float(model.predict_proba([row])[0, 1])
        SCORES.observe(value)
        log.debug("scored", features=row, score=value)
        return {"score": value}

    return app
