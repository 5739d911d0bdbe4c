# What /metrics serves, in the text format of Prometheus:
# https://prometheus.io/docs/instrumenting/exposition_formats/

#' A histogram. Each combination of its labels is a series of its own.
new_histogram <- function(name, help, buckets) {
  histogram <- new.env()
  histogram$name <- name
  histogram$help <- help
  histogram$buckets <- buckets
  histogram$series <- list()
  histogram
}

#' Counts a value. Labels are named strings, always in the same order.
observe <- function(histogram, value, labels = character()) {
  key <- sprintf('%s="%s"', names(labels), labels) |> paste(collapse = ",")
  if (is.null(histogram$series[[paste0("{", key)]])) {
    histogram$series[[paste0("{", key)]] <- list(
      labels = key,
      counts = numeric(length(histogram$buckets)),
      sum = 0,
      count = 0
    )
  }
  series <- histogram$series[[paste0("{", key)]]
  series$counts <- series$counts + (value <= histogram$buckets)
  series$sum <- series$sum + value
  series$count <- series$count + 1
  histogram$series[[paste0("{", key)]] <- series
}

in_braces <- function(...) {
  labels <- c(...)
  labels <- labels[nzchar(labels)]
  if (length(labels) == 0) "" else paste0("{", paste(labels, collapse = ","), "}")
}

exposed_series <- function(series, name, buckets) {
  bounds <- sprintf('le="%s"', c(format(buckets, trim = TRUE, drop0trailing = TRUE), "+Inf"))
  braces <- vapply(bounds, function(bound) in_braces(series$labels, bound), "")
  c(
    sprintf("%s_bucket%s %d", name, braces, as.integer(c(series$counts, series$count))),
    sprintf("%s_sum%s %s", name, in_braces(series$labels), format(series$sum, digits = 15)),
    sprintf("%s_count%s %d", name, in_braces(series$labels), as.integer(series$count))
  )
}

#' The text of some histograms, and of gauges, which are named numbers.
exposed <- function(histograms, gauges) {
  lines <- c(
    unlist(lapply(histograms, function(histogram) {
      c(
        sprintf("# HELP %s %s", histogram$name, histogram$help),
        sprintf("# TYPE %s histogram", histogram$name),
        unlist(lapply(histogram$series, exposed_series, histogram$name, histogram$buckets))
      )
    })),
    sprintf("# TYPE %s gauge", names(gauges)),
    sprintf("%s %s", names(gauges), format(gauges, digits = 15, trim = TRUE))
  )
  paste0(paste(lines, collapse = "\n"), "\n")
}
