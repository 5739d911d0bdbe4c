# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

# Names of the packages that DESCRIPTION asks for and R does not have.
missing_packages() {
  Rscript --vanilla - <<'R'
fields <- read.dcf("DESCRIPTION", c("Imports", "Suggests"))
asked <- trimws(sub("\\(.*", "", unlist(strsplit(fields, ","))))
cat(setdiff(c(asked, "renv"), rownames(installed.packages())), sep = "\n")
R
}

# R and the packages of the project from Debian, where they are missing and Debian has them.
install_r() {
  local name available=()
  command -v Rscript >/dev/null || install_package r-base-core || {
    echo 'R is missing. On Debian: apt-get install r-base-core'
    return 1
  }
  for name in $(missing_packages); do
    name=r-cran-${name,,}
    if apt-cache show "$name" >/dev/null 2>&1; then available+=("$name"); fi
  done
  if [ ${#available[@]} -gt 0 ] && ! install_package "${available[@]}"; then
    echo "Packages of R are missing. On Debian: apt-get install ${available[*]}"
    return 1
  fi
  # The project can be tried without these two.
  name=$(missing_packages | grep -vxE 'renv|targets' || true)
  if [ -n "$name" ]; then
    echo "R lacks these packages, and Debian has them not: ${name//$'\n'/, }"
    return 1
  fi
}

is_parsed() {
  Rscript --vanilla - <<'R'
files <- list.files(pattern = "[.]R$|^[.]Rprofile$", recursive = TRUE, all.files = TRUE)
stopifnot("_targets.R" %in% files)
for (file in files) parse(file)
R
}

# The versions that renv.lock lists are those that the project is tried with. With another R they are others.
is_locked() {
  Rscript --vanilla - <<'R'
lock <- jsonlite::read_json("renv.lock")
if (package_version(lock$R$Version)[, 1:2] == getRversion()[, 1:2]) {
  here <- installed.packages()[, "Version"]
  for (package in lock$Packages) {
    if (package$Package %in% names(here) && here[[package$Package]] != package$Version) {
      stop(package$Package, " is locked as ", package$Version, ", and ", here[[package$Package]], " is here")
    }
  }
}
R
}

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
  local port service status=0
  port=$(free_port)
  PORT=$port make run &
  service=$!
  python3 - "http://127.0.0.1:$port" <<'PYTHON' || status=$?
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
  # make passes the signal on to the service that it runs, and leaves no file behind.
  kill "$service"
  wait "$service" 2>/dev/null || true
  return "$status"
}

try_project() {
  step 'install R and its packages' install_r &&
    printf '  – %-28s not run: CRAN would be asked, the packages are those of R here\n' 'make setup' &&
    step 'all of R parses' is_parsed &&
    step 'the lock is fresh' make lock-fresh &&
    step 'the lock is what is here' is_locked &&
    step 'lint' make lint &&
    step 'test' make test &&
    step 'train without targets' train_by_hand &&
    step_with R:targets 'train' make train &&
    step 'serve, and ask the service' serve_and_ask &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
