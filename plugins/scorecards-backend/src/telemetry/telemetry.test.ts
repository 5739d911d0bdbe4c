import { createMockDirectory } from '@backstage/backend-test-utils';
import { context, metrics, trace } from '@opentelemetry/api';
import {
  AggregationTemporality,
  DataPointType,
  InMemoryMetricExporter,
  MeterProvider,
  PeriodicExportingMetricReader,
} from '@opentelemetry/sdk-metrics';
import {
  InMemorySpanExporter,
  NodeTracerProvider,
  SimpleSpanProcessor,
} from '@opentelemetry/sdk-trace-node';
import {
  componentOf,
  SMALL_SCORECARD,
  startPlugin,
  until,
} from '../__testUtils__/startPlugin';

const spans = new InMemorySpanExporter();
const figures = new InMemoryMetricExporter(AggregationTemporality.CUMULATIVE);
const reader = new PeriodicExportingMetricReader({
  exporter: figures,
  exportIntervalMillis: 3_600_000,
});

// As a portal does that exports them: before the backend is started.
new NodeTracerProvider({
  spanProcessors: [new SimpleSpanProcessor(spans)],
}).register();
metrics.setGlobalMeterProvider(new MeterProvider({ readers: [reader] }));

afterAll(() => {
  trace.disable();
  metrics.disable();
  context.disable();
});

/** The newest figures of a metric, each with its attributes; of a histogram, how many values it has. */
async function figuresOf(name: string) {
  figures.reset();
  await reader.forceFlush();
  return figures
    .getMetrics()
    .flatMap(({ scopeMetrics }) => scopeMetrics)
    .flatMap(scope => scope.metrics)
    .filter(({ descriptor }) => descriptor.name === name)
    .flatMap(metric =>
      metric.dataPointType === DataPointType.HISTOGRAM
        ? metric.dataPoints.map(({ attributes, value }) => ({
            ...attributes,
            value: value.count,
          }))
        : metric.dataPoints.map(({ attributes, value }) => ({
            ...attributes,
            value: Number(value),
          })),
    );
}

describe('what the backend exports', () => {
  const folder = createMockDirectory();

  it('counts, times and traces looks, and says how all is', async () => {
    folder.setContent({
      'small.yaml': SMALL_SCORECARD,
      'repositories/good/README.md': '# Good\n',
      'repositories/empty': {},
    });
    const sourceOf = (name: string) =>
      `file:${folder.resolve('repositories', name)}/`;
    const portal = await startPlugin({
      entities: ['good', 'empty'].map(name =>
        componentOf(name, sourceOf(name)),
      ),
      scorecards: {
        files: [folder.resolve('small.yaml')],
        localFolders: [folder.resolve('repositories')],
      },
    });
    await portal.settled('good');
    await until(
      () => figuresOf('scorecards.refreshes'),
      counted => counted.length === 2,
    );

    expect(await figuresOf('scorecards.refreshes')).toEqual(
      expect.arrayContaining([
        { outcome: 'changed', host: 'local', value: 1 },
        { outcome: 'unreadable', host: 'local', value: 1 },
      ]),
    );
    expect(await figuresOf('scorecards.refresh.duration')).toEqual(
      expect.arrayContaining([{ outcome: 'changed', value: 1 }]),
    );
    expect(await figuresOf('scorecards.refresh.stage.duration')).toEqual(
      expect.arrayContaining([
        { stage: 'read', value: 2 },
        { stage: 'evaluate', value: 1 },
        { stage: 'write', value: 1 },
      ]),
    );
    // What was measured before is kept for some seconds.
    await until(
      () => figuresOf('scorecards.repositories'),
      counted =>
        counted.some(
          one => 'state' in one && one.state === 'failing' && one.value === 1,
        ),
    );
    expect(await figuresOf('scorecards.repositories')).toEqual([
      { host: 'local', state: 'failing', value: 1 },
      { host: 'local', state: 'reading', value: 0 },
      { host: 'local', state: 'waiting', value: 0 },
      { host: 'local', state: 'current', value: 1 },
    ]);
    const ages = await figuresOf('scorecards.reports.age');
    expect(ages).toEqual([
      { of: 'oldest', value: expect.any(Number) },
      { of: 'p95', value: expect.any(Number) },
    ]);
    expect(ages[0].value).toBeLessThan(60);
    expect(await figuresOf('scorecards.host.paused')).toEqual([
      { host: 'local', value: 0 },
    ]);
    const [loopAge] = await figuresOf('scorecards.loop.age');
    expect(loopAge.value).toBeLessThan(10);
    expect(await figuresOf('scorecards.catalog.age')).toHaveLength(1);

    const ended = spans.getFinishedSpans();
    const look = ended.find(
      ({ name, attributes }) =>
        name === 'scorecards.look' &&
        attributes['scorecards.outcome'] === 'changed',
    )!;
    expect(look.attributes).toMatchObject({
      'backstage.plugin.id': 'scorecards',
      'scorecards.repository.url': expect.stringMatching(/repositories\/good$/),
      'scorecards.host': 'local',
    });
    const children = ended.filter(
      ({ parentSpanContext }) =>
        parentSpanContext?.spanId === look.spanContext().spanId,
    );
    expect(children.map(({ name }) => name).sort()).toEqual([
      'scorecards.evaluate',
      'scorecards.read',
      'scorecards.write',
    ]);
  });
});
