# Runs the tests, and stops where they fail, or run less than 80 of 100 lines of R/.

covered <- covr::file_coverage(list.files("R", full.names = TRUE), "tests/run.R")
print(covered)
stopifnot("Less than 80 % of R/ is tested" = covr::percent_coverage(covered) >= 80)
