# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

run_to_the_end() {
  make run
  head -n 1 data/processed/demand.csv | grep --fixed-strings --line-regexp 'day,product,quantity' &&
    [ "$(wc -l <data/processed/demand.csv)" -gt 50 ]
}

# A delivery that was cut short: the steps are tried again, somebody is told, and make fails.
run_and_fail() {
  local log
  log=$(mktemp)
  cp data/raw/orders.csv "$log.orders"
  head -n 9 "$log.orders" >data/raw/orders.csv
  if RETRY_DELAY_SECONDS=0 make run >"$log" 2>&1; then echo "It succeeded" >>"$log"; fi
  cp "$log.orders" data/raw/orders.csv
  cat "$log"
  grep --quiet 'is not what SHA256SUMS beside it says' "$log" && grep --quiet --extended-regexp ': The .* failed' "$log" &&
    ! grep --quiet 'It succeeded' "$log"
}

# The pages of Dagster and of Airflow want a port each.
run_on_schedule() {
  AIRFLOW__API__PORT=$(free_port) DAGSTER_CLI_DEV_PORT=$(free_port) \
    runs_until 300 'being served and polling|Serving dagster-webserver|Airflow is ready' make schedule
}

try_project() {
  step 'install from the lock' install_locked &&
    step 'the lock is fresh' make lock-fresh &&
    step 'lint' make lint &&
    step 'format' make format &&
    step 'test' make test &&
    step 'take the data over' make data &&
    step 'run to the end' run_to_the_end &&
    step 'fail, and tell of it' run_and_fail &&
    step 'run on its schedule' run_on_schedule &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
