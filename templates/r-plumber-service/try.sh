# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

# The steps of _targets.R, one by one.
train_by_hand() {
  Rscript - <<'R'
for (file in list.files("R", full.names = TRUE)) source(file)
settings <- read_settings()
configure_logs(settings)
deliveries <- expect_deliveries(read_deliveries(settings$data_path))
publish_model(fit_model(deliveries), version_of(settings$data_path), nrow(deliveries), settings)
R
}

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
assert 'http_request_seconds_count{path="/predict",status="200"} 1\n' in metrics, metrics
assert "prediction_minutes_count 1\n" in metrics, metrics
PYTHON
}

try_project() {
  step 'install R and its packages' install_r &&
    not_run 'make setup, make lock' 'CRAN would be asked, the packages are those of R here' &&
    step 'all of R parses' r_is_parsed &&
    step 'the lock is fresh' make lock-fresh &&
    step 'the lock is what is here' r_is_locked &&
    say_untried &&
    step 'lint' make lint &&
    step 'test' make test &&
    step 'take the data over' make data &&
    step 'train without targets' train_by_hand &&
    step_with R:targets 'train' make train &&
    step 'serve, and ask the service' serve_and_ask &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
