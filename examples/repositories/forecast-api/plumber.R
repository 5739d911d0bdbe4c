source("R/forecast.R")
source("R/sales.R")

sales <- read_sales()

#* @apiTitle Forecast API

#* Is the service up?
#* @get /health
function() {
  list(status = "ok")
}

#* Demand of a product in the next weeks
#* @param product The product's name
#* @param weeks:int How many weeks, 1 to 26
#* @get /forecast
function(product, weeks = 8, res) {
  history <- sales$units[sales$product == product]
  weeks <- as.integer(weeks)
  if (length(history) == 0) {
    res$status <- 404
    return(list(error = paste("No such product:", product)))
  }
  if (is.na(weeks) || weeks < 1 || weeks > 26) {
    res$status <- 400
    return(list(error = "weeks must be between 1 and 26"))
  }
  logger::log_info("forecast of {product} for {weeks} weeks")
  forecast_demand(history, weeks)
}
