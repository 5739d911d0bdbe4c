# shellcheck shell=bash
# Sourced by script/test-templates, in the folder of a project that was just made.

# The steps of _targets.R, one by one, but for the report.
run_by_hand() {
  Rscript - <<'R'
for (file in list.files("R", full.names = TRUE)) source(file)
settings <- read_settings()
configure_logs(settings)
version <- version_of(settings$raw_path)
visits <- expect_visits(read_visits(settings$raw_path))
months <- summarise_months(visits)
effects <- estimate_effects(visits)
write_tables(months, effects, settings)
results <- list(
  months = months,
  effects = effects,
  figures = list(draw_months(months), draw_effects(effects)),
  data_version = version
)
saveRDS(results, file.path(settings$output_dir, "results.rds"))
R
}

# Runs the code of the report, which Quarto would turn into a page.
knit_report() {
  cp reports/report.qmd output
  cd output || return
  Rscript --vanilla -e 'knitr::knit("report.qmd", "report.md", quiet = TRUE)'
  grep -q '[0-9] visitors a day, other' report.md
  test "$(find figure -name '*.png' | wc -l)" = 2
}

# All steps up to the report, where there is no Quarto.
run_steps() {
  if command -v quarto >/dev/null; then
    make run
  else
    Rscript -e 'targets::tar_make(tables)'
  fi
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
    step 'run without targets' run_by_hand &&
    step 'knit the report' knit_report &&
    step_with R:targets 'run by targets' run_steps &&
    step_with quarto 'render the report' test -f output/report.html &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
