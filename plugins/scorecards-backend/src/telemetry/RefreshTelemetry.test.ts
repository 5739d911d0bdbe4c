import {
  metricsServiceMock,
  tracingServiceMock,
} from '@backstage/backend-test-utils/alpha';
import { refreshTelemetry } from './RefreshTelemetry';

describe('the telemetry of a look', () => {
  const add = jest.fn();
  const record = jest.fn();
  const tracing = tracingServiceMock.mock();
  const telemetry = refreshTelemetry({
    metrics: metricsServiceMock.mock({
      createCounter: () => ({ add }),
      createHistogram: () => ({ record }),
    }),
    tracing,
  });
  const url =
    'https://ada:hunter2@git.example.com:8443/acme/a/_git/b?token=hunter2#hunter2';

  beforeEach(() => jest.clearAllMocks());

  it('shows no credentials', async () => {
    await telemetry.look({ id: 1, url }, async look => look.ended('unchanged'));
    expect(tracing.startActiveSpan).toHaveBeenCalledWith(
      'scorecards.look',
      {
        attributes: {
          'scorecards.repository.id': 1,
          'scorecards.repository.url':
            'https://git.example.com:8443/acme/a/_git/b',
          'scorecards.host': 'git.example.com:8443',
        },
      },
      expect.any(Function),
    );
    expect(add).toHaveBeenCalledWith(1, {
      outcome: 'unchanged',
      host: 'git.example.com:8443',
    });
  });

  it('does not count what its replica lost', async () => {
    await telemetry.look({ id: 1, url }, async () => {});
    expect(add).not.toHaveBeenCalled();
    expect(record).not.toHaveBeenCalled();
  });

  it('marks as failed what failed, and times it all the same', async () => {
    await telemetry.look({ id: 1, url }, async look => look.ended('failed'));
    expect(tracing.spans.at(-1)?.setStatus).toHaveBeenCalledWith({
      code: 'error',
      message: 'failed',
    });
    jest.clearAllMocks();
    const failure = new Error('cut');
    await expect(
      telemetry.stage('read', async () => {
        throw failure;
      }),
    ).rejects.toBe(failure);
    expect(record).toHaveBeenCalledWith(expect.any(Number), { stage: 'read' });
  });
});
