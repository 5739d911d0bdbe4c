# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

ask_the_model() {
  ls -l models/model.joblib reports/figures/visitors-by-month.png reports/figures/visitors-by-rain.png
  printf 'date,temperature_c,rain_mm,holiday\n2026-05-06,15.0,0.0,False\n2026-05-09,15.0,0.0,False\n' >data/external/days.csv
  PYTHONPATH=. .venv/bin/python -m "$(basename "$(dirname ./*/modeling)")".modeling.predict data/external/days.csv |
    awk -F , 'NR > 1 { print; if ($5 < 100 || $5 > 2000) wrong = 1; rows++ } END { exit wrong || rows != 2 }'
}

# Jupyter refuses root, who a container of CI is, and looks for a browser.
open_notebooks() {
  local config
  config=$(mktemp -d)
  printf 'c.ServerApp.allow_root = True\nc.ServerApp.open_browser = False\n' >"$config/jupyter_server_config.py"
  JUPYTER_CONFIG_DIR=$config runs_until 120 'http://localhost:[0-9]+/lab' make notebook
}

try_project() {
  step 'install from the lock' install_locked &&
    step 'the lock is fresh' make lock-fresh &&
    step 'lint' make lint &&
    step 'format' make format &&
    step 'get the data' make data &&
    step 'take the data over' make version &&
    step 'test, and run the notebooks' make test &&
    step 'run the analysis' make run &&
    step 'ask the model' ask_the_model &&
    step 'open the notebooks' open_notebooks &&
    step 'clean up' make clean &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
