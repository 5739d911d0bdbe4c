settings <- settings_with(output_dir = tempfile())
months <- summarise_months(visits)
effects <- estimate_effects(visits)
results <- list(
  months = months,
  effects = effects,
  figures = list(draw_months(months), draw_effects(effects)),
  data_version = version_of(raw_path)
)
report <- file.path(root, "reports/report.qmd")

test_that("tables are written", {
  files <- write_tables(months, effects, settings)
  expect_equal(nrow(utils::read.csv(files[2])), nrow(effects))
})

test_that("the report is rendered where its results are", {
  quarto <- withr::local_tempfile(lines = c("#!/bin/sh", 'touch "${2%.qmd}.html"'))
  Sys.chmod(quarto, "755")
  rendered <- render_report(report, results, settings, quarto)
  expect_true(file.exists(rendered))
  expect_true(file.exists(file.path(dirname(rendered), "results.rds")))
})

test_that("what goes wrong with Quarto is said", {
  expect_error(render_report(report, results, settings, ""), "not installed")
  expect_error(render_report(report, results, settings, "false"), "status 1")
})

test_that("the code of the report runs", {
  dir.create(settings$output_dir, showWarnings = FALSE)
  saveRDS(results, file.path(settings$output_dir, "results.rds"))
  withr::local_dir(settings$output_dir)
  text <- knitr::knit(text = readLines(report), quiet = TRUE)
  expect_match(text, "731 days")
  expect_match(text, "a holiday")
})
