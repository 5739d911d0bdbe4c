"""Runs the analysis, step by step. Metaflow tries again, and tells when it failed for good."""

from metaflow import FlowSpec, exit_hook, retry, step

from ${{ values.package }}.config import Settings
from ${{ values.package }}.dataset import load, version
from ${{ values.package }}.features import add_features
from ${{ values.package }}.logs import configure_logs
from ${{ values.package }}.modeling.train import train
from ${{ values.package }}.notices import report, tell
from ${{ values.package }}.plots import draw


def tell_of(run=None) -> None:
    settings = Settings()
    configure_logs(settings)
    tell(settings, run.pathspec if run else "The analysis")


@exit_hook(on_error=[tell_of])
class Analysis(FlowSpec):
    @retry(times=2, minutes_between_retries=0)
    @step
    def start(self):
        """Reads the raw data, refuses what is not as expected, and adds the features."""
        settings = Settings()
        self.data_version = version(settings.raw_path)
        self.visits = add_features(load(settings.raw_path))
        settings.processed_path.parent.mkdir(parents=True, exist_ok=True)
        self.visits.to_csv(settings.processed_path, index=False)
        self.next(self.fit)

    @step
    def fit(self):
        """Fits the model and writes it."""
        settings = Settings()
        configure_logs(settings)
        self.error = train(self.visits, self.data_version, settings)
        self.next(self.plot)

    @step
    def plot(self):
        """Draws the figures of the report."""
        draw(self.visits, Settings().figures_dir)
        self.next(self.end)

    @step
    def end(self):
        """Reports that it succeeded."""
        settings = Settings()
        configure_logs(settings)
        report(settings, rows=len(self.visits), mean_absolute_error=self.error)


if __name__ == "__main__":
    Analysis()
