test_that("each day counts in its month", {
  months <- summarise_months(visits)
  expect_equal(sum(months$days), nrow(visits))
  january <- visits[format(visits$date, "%Y-%m") == "2024-01", ]
  expect_equal(months$visitors[1], mean(january$visitors))
})

test_that("effects are found where they are known", {
  made <- transform(visits, visitors = 100 + 10 * temperature_c - 5 * rain_mm + 40 * holiday)
  # A perfect fit is worth a warning, and what is asked for here.
  effects <- suppressWarnings(estimate_effects(made))
  expect_equal(effects$visitors, c(10, -5, 40, 0))
  expect_true(all(effects$low <= effects$visitors & effects$visitors <= effects$high))
})

test_that("figures say what they show", {
  months <- summarise_months(visits)
  effects <- estimate_effects(visits)
  for (figure in list(draw_months(months), draw_effects(effects))) {
    expect_true(nzchar(figure$labels$title))
    expect_silent(ggplot2::ggplot_build(figure))
  }
})
