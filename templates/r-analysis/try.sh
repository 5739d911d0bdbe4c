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
  # The project can be tried without these two, and without Quarto.
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
    printf '  – %-28s not run: CRAN would be asked, the packages are those of R here\n' 'make setup' &&
    step 'all of R parses' is_parsed &&
    step 'the lock is fresh' make lock-fresh &&
    step 'the lock is what is here' is_locked &&
    step 'lint' make lint &&
    step 'test' make test &&
    step 'run without targets' run_by_hand &&
    step 'knit the report' knit_report &&
    step_with R:targets 'run by targets' run_steps &&
    step_with quarto 'render the report' test -f output/report.html &&
    step_with docker 'build the image' make image &&
    step 'nothing left uncommitted' is_clean
}
