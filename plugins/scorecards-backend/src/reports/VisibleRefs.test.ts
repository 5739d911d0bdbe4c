import { mockCredentials } from '@backstage/backend-test-utils';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { componentOf } from '../__testUtils__/startPlugin';
import { VisibleRefs } from './VisibleRefs';

const ADA = mockCredentials.user('user:default/ada');
const BEN = mockCredentials.user('user:default/ben');

describe('VisibleRefs', () => {
  afterEach(() => jest.useRealTimers());

  const of = (catalog: CatalogService) => {
    const stream = jest.spyOn(catalog, 'streamEntities');
    return { visibleRefs: new VisibleRefs(catalog), stream };
  };
  const catalog = () =>
    catalogServiceMock({ entities: [componentOf('a'), componentOf('b')] });

  it('asks once for callers of one user at the same time, and gives them one object', async () => {
    const { visibleRefs, stream } = of(catalog());
    const [first, second] = await Promise.all([
      visibleRefs.of(ADA),
      visibleRefs.of(mockCredentials.user('user:default/ada')),
    ]);
    expect(first).toBe(second);
    expect([...first.refs]).toEqual([
      'component:default/a',
      'component:default/b',
    ]);
    expect(await visibleRefs.kept(ADA)).toBe(first);
    expect(visibleRefs.kept(BEN)).toBeUndefined();
    expect(await visibleRefs.of(BEN)).not.toBe(first);
    expect(stream).toHaveBeenCalledTimes(2);
  });

  it('asks anew after a minute', async () => {
    jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate'] });
    const { visibleRefs } = of(catalog());
    const first = await visibleRefs.of(ADA);
    jest.setSystemTime(59_999);
    expect(await visibleRefs.of(ADA)).toBe(first);
    jest.setSystemTime(60_001);
    expect(visibleRefs.kept(ADA)).toBeUndefined();
    expect(await visibleRefs.of(ADA)).not.toBe(first);
  });

  it('keeps nothing of what failed', async () => {
    const { visibleRefs, stream } = of(catalog());
    stream.mockImplementationOnce(() => {
      throw new Error('The catalog is away.');
    });
    await expect(visibleRefs.of(ADA)).rejects.toThrow(/away/);
    expect((await visibleRefs.of(ADA)).refs.size).toBe(2);
  });

  it('keeps a bounded number of callers', async () => {
    const { visibleRefs } = of(catalog());
    await visibleRefs.of(ADA);
    for (let index = 0; index < 100; index++) {
      await visibleRefs.of(mockCredentials.user(`user:default/u${index}`));
    }
    expect(visibleRefs.kept(ADA)).toBeUndefined();
    const last = mockCredentials.user('user:default/u99');
    expect(visibleRefs.kept(last)).toBeDefined();
  });
});
