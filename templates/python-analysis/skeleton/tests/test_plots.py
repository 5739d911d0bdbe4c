from ${{ values.package }}.plots import draw


def test_draws_the_figures_of_the_report(visits, tmp_path):
    figures = draw(visits, tmp_path / "figures")
    assert [figure.name for figure in figures] == ["visitors-by-month.png", "visitors-by-rain.png"]
    for figure in figures:
        assert figure.read_bytes().startswith(b"\x89PNG")
