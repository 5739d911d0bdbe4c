test_that("logs are JSON, on stdout and in the log folder", {
  folder <- file.path(withr::local_tempdir(), "logs")
  withr::defer(configure_logs(settings_with(log_level = "FATAL")))
  configure_logs(settings_with(log_dir = folder, log_level = "info"))
  shown <- capture.output({
    logger::log_info(message = "hello", count = 2)
    logger::log_debug(message = "not shown")
  })
  expect_equal(shown, readLines(file.path(folder, "analysis.log")))
  line <- jsonlite::fromJSON(shown)
  expect_equal(line[-1], list(level = "INFO", message = "hello", count = 2))
})
