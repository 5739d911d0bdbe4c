testthat::test_dir(
  "tests/testthat",
  env = environment(),
  load_package = "none",
  reporter = "summary"
)
