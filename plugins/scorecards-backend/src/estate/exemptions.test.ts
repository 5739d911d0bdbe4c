import {
  exemptionOf,
  NOW,
  smallView,
  type SmallComponent,
} from '../__testUtils__/smallEstate';
import { exemptionCounts, listExemptions } from './exemptions';
import { select } from './select';

const components: Record<string, SmallComponent> = {
  a: {
    now: 'xppppp',
    owner: 'group:x/one',
    exemptions: {
      'readme.present': exemptionOf({ expires: '2026-12-23' }),
      'prod.runbook': exemptionOf({ status: 'expired', expires: '2026-11-22' }),
      'deps.unasked': exemptionOf(),
    },
  },
  b: {
    now: 'ppppxp',
    title: 'B',
    exemptions: {
      'prod.runbook': exemptionOf({ expires: '2026-12-24' }),
      'readme.test': exemptionOf({ status: 'awaitingApproval' }),
      'deps.declared': exemptionOf({ status: 'refused', note: 'Never.' }),
    },
  },
  c: {
    now: 'ppppxp',
    exemptions: { 'prod.runbook': exemptionOf({ expires: '2026-11-23' }) },
  },
  d: { now: '', exemptions: { 'prod.runbook': exemptionOf() } },
};

const view = smallView(components, [['group:x/one', 'One']]);
const { entities, scores, standard } = view;
const selected = (refs?: string[]) =>
  select(entities, {}, refs && { refs: new Set(refs) });

describe('exemptions', () => {
  it('are counted by what becomes of them, of what the scorecard asks for', () => {
    // The last day counts whole: with 30 days left it is about to end, with 31 it is not.
    expect(exemptionCounts(selected(), scores, standard, NOW)).toEqual({
      inForce: 3,
      awaitingApproval: 1,
      expiring: 2,
      expired: 1,
      refused: 1,
    });
  });

  it('are listed with the days that are left, what ends first standing first', () => {
    const items = listExemptions(selected(), entities, scores, standard, NOW);
    expect(
      items.map(
        ({ title, checkId, daysLeft }) => `${title} ${checkId} ${daysLeft}`,
      ),
    ).toEqual([
      'a prod.runbook -1',
      'c prod.runbook 0',
      'a readme.present 30',
      'B prod.runbook 31',
      'B deps.declared 98',
      'B readme.test 98',
    ]);
    expect(items[0]).toEqual({
      entityRef: 'component:default/a',
      title: 'a',
      owner: 'group:x/one',
      ownerTitle: 'One',
      checkId: 'prod.runbook',
      exemption: exemptionOf({ status: 'expired', expires: '2026-11-22' }),
      daysLeft: -1,
    });
    expect(items[1]).not.toHaveProperty('owner');
  });

  it('of what is hidden are neither counted nor listed', () => {
    const some = selected(['component:default/c']);
    expect(exemptionCounts(some, scores, standard, NOW)).toMatchObject({
      inForce: 1,
      refused: 0,
    });
    expect(listExemptions(some, entities, scores, standard, NOW)).toHaveLength(
      1,
    );
  });
});
