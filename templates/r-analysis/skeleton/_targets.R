# The steps of the analysis. targets runs those whose code or input has changed: `make run`.

library(targets)

tar_source()

settings <- read_settings()
configure_logs(settings)

# Where the data comes over the network, one that is down for a moment must not cost the run.
read_patiently <- purrr::insistently(read_visits, purrr::rate_backoff(max_times = 3))

list(
  tar_target(data_file, settings$raw_path, format = "file"),
  tar_target(data_version, version_of(data_file)),
  tar_target(visits, expect_visits(read_patiently(data_file))),
  tar_target(months, summarise_months(visits)),
  tar_target(effects, estimate_effects(visits)),
  tar_target(tables, write_tables(months, effects, settings), format = "file"),
  tar_target(report_source, "reports/report.qmd", format = "file"),
  tar_target(
    report,
    render_report(
      report_source,
      list(
        months = months,
        effects = effects,
        figures = list(draw_months(months), draw_effects(effects)),
        data_version = data_version
      ),
      settings
    ),
    format = "file"
  )
)
