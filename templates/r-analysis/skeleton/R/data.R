# The raw data: which version it is, and what it must look like.

#' The SHA-256 of the file. It has to stand in the SHA256SUMS beside it, which git knows.
version_of <- function(path) {
  version <- digest::digest(file = path, algo = "sha256")
  sums <- readLines(file.path(dirname(path), "SHA256SUMS"))
  if (!any(startsWith(sums, version))) {
    stop(path, " is not the version in SHA256SUMS: `make data` takes it over")
  }
  version
}

#' The visits, one row a day.
read_visits <- function(path) {
  visits <- utils::read.csv(path)
  visits$date <- as.Date(visits$date)
  visits
}

#' The same visits, or an error that says all that is wrong with them.
expect_visits <- function(visits) {
  columns <- c("date", "temperature_c", "rain_mm", "holiday", "visitors")
  checkmate::assert_names(names(visits), permutation.of = columns)
  found <- checkmate::makeAssertCollection()
  checkmate::assert_data_frame(visits, min.rows = 100, any.missing = FALSE, add = found)
  checkmate::assert_date(visits$date, unique = TRUE, add = found)
  checkmate::assert_numeric(visits$temperature_c, lower = -40, upper = 50, add = found)
  checkmate::assert_numeric(visits$rain_mm, lower = 0, upper = 300, add = found)
  checkmate::assert_logical(visits$holiday, add = found)
  checkmate::assert_integerish(visits$visitors, lower = 0, add = found)
  checkmate::reportAssertions(found)
  visits
}
