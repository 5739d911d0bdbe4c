# What the analysis finds. A new question is a new function here, and a new line in _targets.R.

#' Visitors a day, by month.
summarise_months <- function(visits) {
  visits |>
    dplyr::mutate(month = as.Date(format(date, "%Y-%m-01"))) |>
    dplyr::group_by(month) |>
    dplyr::summarise(days = dplyr::n(), visitors = mean(visitors))
}

#' How many visitors a day more each degree, each millimetre of rain, a holiday and a weekend bring,
#' other things being equal, each with the interval that holds it with 95 % confidence.
estimate_effects <- function(visits) {
  visits$weekend <- as.POSIXlt(visits$date)$wday %in% c(0, 6)
  model <- stats::lm(visitors ~ temperature_c + rain_mm + holiday + weekend, data = visits)
  interval <- stats::confint(model)
  data.frame(
    effect = c("a degree more", "a millimetre of rain more", "a holiday", "a weekend"),
    visitors = unname(stats::coef(model)[-1]),
    low = unname(interval[-1, 1]),
    high = unname(interval[-1, 2])
  )
}
