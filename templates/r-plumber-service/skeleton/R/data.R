# The deliveries that the model learns from: which version they are, and what they must look like.

FEATURES <- c("distance_km", "stops", "raining")
TARGET <- "minutes"

#' The SHA-256 of the file. It has to stand in the SHA256SUMS beside it, which git knows.
version_of <- function(path) {
  version <- digest::digest(file = path, algo = "sha256")
  sums <- readLines(file.path(dirname(path), "SHA256SUMS"))
  if (!any(startsWith(sums, version))) {
    stop(path, " is not the version in SHA256SUMS: `make data` takes it over")
  }
  version
}

#' What is wrong with the deliveries, one sentence each. With `answered`, they also have what the
#' model learns.
problems_of <- function(deliveries, answered = FALSE) {
  found <- checkmate::makeAssertCollection()
  columns <- c(FEATURES, if (answered) TARGET)
  checkmate::assert_names(names(deliveries), permutation.of = columns, add = found)
  if (!found$isEmpty()) return(found$getMessages())

  checkmate::assert_data_frame(deliveries, min.rows = 1, any.missing = FALSE, add = found)
  checkmate::assert_numeric(deliveries$distance_km, lower = 0, upper = 500, add = found)
  checkmate::assert_integerish(deliveries$stops, lower = 1, upper = 50, add = found)
  checkmate::assert_logical(deliveries$raining, add = found)
  if (answered) checkmate::assert_numeric(deliveries$minutes, lower = 0, add = found)
  found$getMessages()
}

#' The deliveries, one a row.
read_deliveries <- function(path) utils::read.csv(path)

#' The same deliveries, or an error that says what is wrong with them.
expect_deliveries <- function(deliveries) {
  problems <- problems_of(deliveries, answered = TRUE)
  if (length(problems) > 0) stop(paste(problems, collapse = "\n"))
  deliveries
}
