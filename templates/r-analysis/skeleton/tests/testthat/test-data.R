test_that("the data is the version that git knows", {
  expect_equal(nchar(version_of(raw_path)), 64)
})

test_that("another version is refused", {
  folder <- withr::local_tempdir()
  file.create(file.path(folder, c("SHA256SUMS", "visits.csv")))
  expect_error(version_of(file.path(folder, "visits.csv")), "SHA256SUMS")
})

test_that("the data is as expected", {
  expect_equal(expect_visits(visits), visits)
})

test_that("what is no visit is refused, and why", {
  wrong <- list(
    rain_mm = transform(visits, rain_mm = -1),
    holiday = transform(visits, holiday = "perhaps"),
    visitors = transform(visits, visitors = NA),
    date = rbind(visits, visits[1, ]),
    weather = transform(visits, weather = "fine")
  )
  for (column in names(wrong)) {
    expect_error(expect_visits(wrong[[column]]), column, info = column)
  }
})
