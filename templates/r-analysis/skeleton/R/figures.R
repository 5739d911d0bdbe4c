# The figures. Titles and axes say what is shown, and nothing is told by colour alone.

draw_months <- function(months) {
  ggplot2::ggplot(months, ggplot2::aes(month, visitors)) +
    ggplot2::geom_line() +
    ggplot2::geom_point() +
    ggplot2::labs(title = "Visitors by month", x = NULL, y = "Visitors a day")
}

draw_effects <- function(effects) {
  ggplot2::ggplot(effects, ggplot2::aes(visitors, effect)) +
    ggplot2::geom_vline(xintercept = 0, linetype = "dashed") +
    ggplot2::geom_pointrange(ggplot2::aes(xmin = low, xmax = high)) +
    ggplot2::labs(
      title = "What brings visitors",
      subtitle = "With the interval that holds it with 95 % confidence",
      x = "Visitors a day more",
      y = NULL
    )
}
