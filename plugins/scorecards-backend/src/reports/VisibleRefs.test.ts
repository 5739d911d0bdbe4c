import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { componentOf } from '../__testUtils__/startPlugin';
import { VisibleRefs } from './VisibleRefs';

const ADA = mockCredentials.user('user:default/ada');
const BEN = mockCredentials.user('user:default/ben');
const A = 'component:default/a';

const { ALLOW, DENY, CONDITIONAL } = AuthorizeResult;
const OWNED: PolicyDecision = {
  result: CONDITIONAL,
  pluginId: 'catalog',
  resourceType: 'catalog-entity',
  conditions: { rule: 'IS_ENTITY_OWNER', resourceType: 'catalog-entity' },
};

describe('VisibleRefs', () => {
  afterEach(() => jest.useRealTimers());

  const of = (catalog: CatalogService, decision: PolicyDecision = OWNED) => {
    const stream = jest.spyOn(catalog, 'streamEntities');
    const permissions = mockServices.permissions.mock();
    const decide = permissions.authorizeConditional;
    decide.mockResolvedValue([decision]);
    const visibleRefs = new VisibleRefs({ catalog, permissions });
    return { visibleRefs, stream, decide };
  };
  const catalog = () =>
    catalogServiceMock({ entities: [componentOf('a'), componentOf('b')] });
  const fakeTime = () =>
    jest.useFakeTimers({ now: 0, doNotFake: ['nextTick', 'setImmediate'] });

  it('asks once for callers of one user at the same time, and gives them one object', async () => {
    const { visibleRefs, stream, decide } = of(catalog());
    const [first, second] = await Promise.all([
      visibleRefs.of(ADA),
      visibleRefs.of(mockCredentials.user('user:default/ada')),
    ]);
    expect(first).toBe(second);
    expect([...first!.refs]).toEqual([A, 'component:default/b']);
    const asked = decide.mock.calls.length;
    expect(await visibleRefs.of(ADA)).toBe(first);
    expect(decide).toHaveBeenCalledTimes(asked);
    expect(await visibleRefs.of(BEN)).not.toBe(first);
    expect(stream).toHaveBeenCalledTimes(2);
  });

  it('asks anew after a minute', async () => {
    fakeTime();
    const { visibleRefs } = of(catalog());
    const first = await visibleRefs.of(ADA);
    jest.setSystemTime(59_999);
    expect(await visibleRefs.of(ADA)).toBe(first);
    jest.setSystemTime(60_001);
    expect(await visibleRefs.of(ADA)).not.toBe(first);
  });

  it('keeps nothing of what failed', async () => {
    const { visibleRefs, stream } = of(catalog());
    stream.mockImplementationOnce(() => {
      throw new Error('The catalog is away.');
    });
    await expect(visibleRefs.of(ADA)).rejects.toThrow(/away/);
    expect((await visibleRefs.of(ADA))?.refs.size).toBe(2);
  });

  it('keeps a bounded number of callers', async () => {
    const { visibleRefs, stream } = of(catalog());
    await visibleRefs.of(ADA);
    for (let index = 0; index < 100; index++) {
      await visibleRefs.of(mockCredentials.user(`user:default/u${index}`));
    }
    stream.mockClear();
    await visibleRefs.of(mockCredentials.user('user:default/u99'));
    expect(stream).not.toHaveBeenCalled();
    await visibleRefs.of(ADA);
    expect(stream).toHaveBeenCalledTimes(1);
  });

  it('asks once a minute of a caller who may read everything', async () => {
    fakeTime();
    const { visibleRefs, stream, decide } = of(catalog(), { result: ALLOW });
    expect(await visibleRefs.of(ADA)).toBeUndefined();
    expect(await visibleRefs.of(ADA)).toBeUndefined();
    expect(await visibleRefs.mayRead(ADA, A)).toBe(ALLOW);
    expect(decide).toHaveBeenCalledTimes(1);

    decide.mockResolvedValue([{ result: DENY }]);
    expect((await visibleRefs.of(BEN))?.refs.size).toBe(0);
    expect(await visibleRefs.mayRead(BEN, A)).toBe(DENY);
    jest.setSystemTime(60_001);
    expect((await visibleRefs.of(ADA))?.refs.size).toBe(0);
    expect(await visibleRefs.mayRead(ADA, A)).toBe(DENY);
    expect(stream).not.toHaveBeenCalled();
  });

  it('lets a caller in at once who was refused before', async () => {
    const { visibleRefs, decide } = of(catalog(), { result: DENY });
    expect(await visibleRefs.mayRead(ADA, A)).toBe(DENY);
    expect((await visibleRefs.of(ADA))?.refs.size).toBe(0);
    decide.mockResolvedValue([{ result: ALLOW }]);
    expect(await visibleRefs.mayRead(ADA, A)).toBe(ALLOW);
    expect(await visibleRefs.of(ADA)).toBeUndefined();
  });

  it('does not ask for everything where only one component is asked for', async () => {
    const { visibleRefs, stream } = of(catalog());
    expect(await visibleRefs.mayRead(ADA, A)).toBe(CONDITIONAL);
    expect(stream).not.toHaveBeenCalled();
    await visibleRefs.of(ADA);
    expect(await visibleRefs.mayRead(ADA, A)).toBe(ALLOW);
    // It may be newer than what is kept.
    const unknown = 'component:default/c';
    expect(await visibleRefs.mayRead(ADA, unknown)).toBe(CONDITIONAL);
  });
});
