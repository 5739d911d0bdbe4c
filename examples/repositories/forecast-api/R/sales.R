# Weekly sales, oldest first.
read_sales <- function(folder = Sys.getenv("FORECAST_DATA_DIR", "data")) {
  sales <- read.csv(file.path(folder, "weekly_sales.csv"), stringsAsFactors = FALSE)
  sales$week <- as.Date(sales$week)
  sales[order(sales$product, sales$week), ]
}
