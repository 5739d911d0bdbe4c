# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

ask_the_model() {
  ls -l models/model.joblib reports/figures/visitors-by-month.png reports/figures/visitors-by-rain.png
  printf 'date,temperature_c,rain_mm,holiday\n2026-05-06,15.0,0.0,False\n2026-05-09,15.0,0.0,False\n' >data/external/days.csv
  PYTHONPATH=. .venv/bin/python -m "$(basename "$(dirname ./*/modeling)")".modeling.predict data/external/days.csv |
    awk -F , 'NR > 1 { print; if ($5 < 100 || $5 > 2000) wrong = 1; rows++ } END { exit wrong || rows != 2 }'
}

try_project() {
  step 'make the environment' make_venv &&
    step 'install from the lock' make setup &&
    step 'the lock is fresh' make lock-fresh &&
    step 'lint' make lint &&
    step 'get the data' make data &&
    step 'test, and run the notebooks' make test &&
    step 'run the analysis' make run &&
    step 'ask the model' ask_the_model &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
