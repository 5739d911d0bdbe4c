# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

serve_and_ask() {
  serve_and python3 - <<'PYTHON'
import json
import sys
import time
from urllib.request import Request, urlopen

base = sys.argv[1]


def ask(path, body=None):
    request = Request(base + path, body and json.dumps(body).encode(), {"Content-Type": "application/json"})
    with urlopen(request, timeout=5) as response:
        return response.read().decode()


for _ in range(60):
    try:
        ask("/healthz")
        break
    except OSError:
        time.sleep(0.5)

assert json.loads(ask("/healthz")) == {"status": "ok"}
prediction = json.loads(ask("/predict", {"distance_km": 7.5, "stops": 3, "raining": True}))
assert 20 < prediction["minutes"] < 80, prediction
metrics = ask("/metrics")
assert 'http_request_seconds_count{path="/predict",status="200"} 1.0' in metrics, metrics
assert "prediction_minutes_count 1.0" in metrics, metrics
PYTHON
}

try_project() {
  step 'install from the lock' install_locked &&
    step 'the lock is fresh' make lock-fresh &&
    step 'lint' make lint &&
    step 'format' make format &&
    step 'test' make test &&
    step 'take the data over' make data &&
    step 'train' make train &&
    step 'serve, and ask the service' serve_and_ask &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
