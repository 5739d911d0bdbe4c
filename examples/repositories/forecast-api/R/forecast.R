# Demand of the next weeks by Holt-Winters, with an interval that holds 80 of 100 weeks.
forecast_demand <- function(units, weeks) {
  season <- 52
  series <- ts(units, frequency = season)
  enough <- length(units) >= 2 * season
  model <- HoltWinters(series, gamma = if (enough) NULL else FALSE)
  prediction <- predict(model, n.ahead = weeks, prediction.interval = TRUE, level = 0.8)
  data.frame(
    week = seq_len(weeks),
    units = pmax(0, round(prediction[, "fit"])),
    low = pmax(0, round(prediction[, "lwr"])),
    high = pmax(0, round(prediction[, "upr"]))
  )
}
