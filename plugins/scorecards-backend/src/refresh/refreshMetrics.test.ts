import { createNoopMeter, metrics } from '@opentelemetry/api';
import { refreshMetrics } from './refreshMetrics';

describe('refreshMetrics', () => {
  const add = jest.fn();
  const record = jest.fn();

  beforeEach(() => {
    const meter = createNoopMeter();
    jest.spyOn(meter, 'createCounter').mockReturnValue({ add });
    jest.spyOn(meter, 'createHistogram').mockReturnValue({ record });
    jest.spyOn(metrics, 'getMeter').mockReturnValue(meter);
  });
  afterEach(() => jest.restoreAllMocks());

  it('counts and times each look at a repository, once', () => {
    const { begin } = refreshMetrics();
    const first = begin();
    const second = begin();
    first('done');
    second('failed');
    second('done');

    expect(add.mock.calls).toEqual([
      [1, { outcome: 'done' }],
      [1, { outcome: 'failed' }],
    ]);
    expect(record).toHaveBeenCalledTimes(2);
    expect(record).toHaveBeenCalledWith(expect.any(Number), {
      outcome: 'done',
    });
  });
});
