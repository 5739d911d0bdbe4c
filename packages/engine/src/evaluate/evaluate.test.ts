import * as z from 'zod';
import { defineCheck, fail, pass, type AnyCheck } from '../checks';
import { files } from '../facts';
import { reportSchema } from '../report';
import { parseScorecard, type Scorecard } from '../scorecard';
import { factsOfTree, subjectOf, type Tree } from '../testing';
import type { ScanLimits } from '../collect';
import { defineFileFact } from '../facts';
import {
  DEFAULT_EXEMPTION_POLICY,
  evaluate,
  evaluateChecks,
  type Approval,
  type Evaluation,
  type ExemptionPolicy,
} from '.';

const notes = defineFileFact<string, Record<string, string>>({
  name: 'notes',
  version: 1,
  scope: 'component',
  select: path => path.endsWith('.note'),
  map: ({ text }) => text,
  reduce: found => Object.fromEntries(found),
});

const hasNote = defineCheck({
  id: 'readme.note',
  title: 'A note is there',
  opaq: 'Operational/Logging',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { notes },
  messages: { found: '{{path}} says {{text}}.', missing: 'There is no note.' },
  run({ notes: all }) {
    const [first] = Object.entries(all);
    return first
      ? pass('found', { path: first[0], text: first[1] }, { path: first[0] })
      : fail('missing');
  },
});

const noJunk = defineCheck({
  id: 'quality.junk',
  title: 'No junk is there',
  opaq: 'Quality/Testability',
  effort: 'hours',
  looksFor: 'absence',
  uses: { files, notes },
  messages: { clean: 'No junk.', junk: '{{path}} is junk.' },
  run: ({ files: { has } }) =>
    has('junk') ? fail('junk', { path: 'junk' }) : pass('clean'),
});

const small = defineCheck({
  id: 'quality.small',
  title: 'Few files',
  opaq: 'Quality/Testability',
  effort: 'hours',
  looksFor: 'absence',
  uses: { files },
  params: z.strictObject({
    max: z.number().int().default(1),
    strict: z.boolean().default(false),
  }),
  projectParams: ['max'],
  messages: { few: 'At most {{max}}.', many: 'More than {{max}}.' },
  run: ({ files: { entries } }, { params: { max } }) =>
    entries.length > max ? fail('many', { max }) : pass('few', { max }),
});

const knownEntry = defineCheck({
  id: 'team.entry',
  title: 'The entity has an owner',
  opaq: 'Operational/Availability',
  effort: 'minutes',
  looksFor: 'entry',
  uses: { files, notes },
  messages: { owned: 'Owned.', none: 'Not owned.' },
  run: (_, { subject }) => (subject.owner ? pass('owned') : fail('none')),
});

const breaks = defineCheck({
  id: 'quality.breaks',
  title: 'It holds',
  opaq: 'Quality/Testability',
  effort: 'hours',
  looksFor: 'presence',
  uses: {},
  messages: { never: 'Never.' },
  run() {
    throw new Error('a defect of the check');
  },
});

const all: AnyCheck[] = [hasNote, noJunk, knownEntry, breaks, small];

function scorecardOf(spec: string): Scorecard {
  const text = `{apiVersion: opaq/v1, kind: Scorecard, metadata: {name: ours, title: Ours}, spec: ${spec}}`;
  const parsed = parseScorecard(text, all);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.scorecard;
}

const LEVELS =
  'levels: [{name: low, title: Low, checks: [readme.note]}, {name: high, title: High, checks: [quality.junk]}]';

interface Setting {
  spec?: string;
  root?: string;
  subject?: Parameters<typeof subjectOf>[0];
  limits?: Partial<ScanLimits>;
}

function evaluationOf(tree: Tree, setting: Setting): Evaluation {
  const { spec = `{${LEVELS}}`, root = '', subject, limits } = setting;
  return {
    facts: factsOfTree(tree, all, { root, limits }),
    subject: subjectOf(subject),
    source: { url: 'https://host.example/o/r', revision: 'abc', path: root },
    scorecard: scorecardOf(spec),
    checks: all,
    now: new Date('2026-01-01'),
  };
}

const reportOn = (tree: Tree, setting: Setting = {}) =>
  evaluate(evaluationOf(tree, setting));

const resultOf = (report: ReturnType<typeof reportOn>, id: string) =>
  report.results.find(({ checkId }) => checkId === id);

describe('evaluate', () => {
  it('writes a report that its schema accepts', () => {
    const report = reportOn({ 'a.py': '', 'x.note': 'hello' });
    expect(reportSchema.parse(report)).toEqual(report);
    expect(report).toMatchObject({
      covered: true,
      level: 'high',
      score: 1,
      coverage: 1,
      nextSteps: [],
    });
  });

  it('holds the result of every check, with the level that asks for it', () => {
    const report = reportOn({ 'a.py': '' });
    expect(report.results.map(r => [r.checkId, r.outcome, r.level])).toEqual([
      ['readme.note', 'fail', 'low'],
      ['quality.junk', 'pass', 'high'],
      ['team.entry', 'fail', null],
      ['quality.breaks', 'error', null],
      ['quality.small', 'pass', null],
    ]);
  });

  it('takes a check that throws for an error, and nothing else', () => {
    const result = resultOf(reportOn({ 'a.py': '' }), 'quality.breaks');
    expect(result).toMatchObject({
      outcome: 'error',
      message: expect.stringContaining('a defect of the check'),
    });
  });

  it('names evidence from the root of the repository', () => {
    const report = reportOn(
      { 'svc/x.note': 'n', 'svc/a.py': '' },
      { root: 'svc' },
    );
    expect(resultOf(report, 'readme.note')?.locations).toEqual([
      { path: 'svc/x.note' },
    ]);
  });

  it('does not call absent what it did not look at', () => {
    const tree = { 'a.py': '', 'big.note': 'too long' };
    const report = reportOn(tree, { limits: { bytesPerFile: 3 } });
    expect(resultOf(report, 'readme.note')).toMatchObject({
      outcome: 'unknown',
      message: 'Not certain: big.note is larger than what is read.',
    });
    expect(resultOf(report, 'quality.junk')?.outcome).toBe('unknown');
    expect(resultOf(report, 'team.entry')?.outcome).toBe('fail');
  });

  it('lets a finding stand whatever else was not looked at', () => {
    const tree = { 'a.py': '', 'ok.note': 'a', 'big.note': 'long', junk: '' };
    const report = reportOn(tree, { limits: { bytesPerFile: 3 } });
    expect(resultOf(report, 'readme.note')?.outcome).toBe('pass');
    expect(resultOf(report, 'quality.junk')?.outcome).toBe('fail');
  });

  it('takes control characters and length out of what a repository says', () => {
    const text = `\u001b[31mred\u202e${'x'.repeat(500)}\n`;
    const result = resultOf(
      reportOn({ 'a.py': '', 'x.note': text }),
      'readme.note',
    );
    // eslint-disable-next-line no-control-regex -- it is what must not be there
    expect(result?.message).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(result?.message.length).toBeLessThan(300);
  });

  it.each([
    ['https://me:hunter2@host.example/x', 'https://…@host.example/x'],
    ['git+https://ghp_x@host.example', 'git+https://…@host.example'],
    [`--token ghp_${'a1B2'.repeat(9)} x`, '--token … x'],
    ['see https://me:hunt', 'see https://…'],
    ['see http://host.example:8080', undefined],
    ['npm install @scope/name a@b.example', undefined],
    ['https://host.example/a@b', undefined],
  ])('never repeats a secret: %s', (text, shown = text) => {
    const tree = { 'a.py': '', 'x.note': text };
    const result = resultOf(reportOn(tree), 'readme.note');
    expect(result?.data.text).toBe(shown);
    expect(result?.message).toBe(`x.note says ${shown}.`);
  });

  it('repeats no secret that its limit of length cuts', () => {
    const text = `${'x'.repeat(180)} https://me:${'p'.repeat(60)}@host.example`;
    const result = resultOf(
      reportOn({ 'a.py': '', 'x.note': text }),
      'readme.note',
    );
    expect(result?.message).not.toContain('pp');
  });

  it.each([
    [
      'nothing that the checks understand',
      { 'a.xyz': '' },
      {},
      /nothing was found/,
    ],
    ['a template', { 'a.py': '', 'cookiecutter.json': '{}' }, {}, /template/],
    [
      'another type',
      { 'a.py': '' },
      {
        spec: `{appliesTo: {type: [service]}, ${LEVELS}}`,
        subject: { type: 'library' },
      },
      /library/,
    ],
    [
      'another kind',
      { 'a.py': '' },
      { spec: `{appliesTo: {kind: API}, ${LEVELS}}` },
      /component/,
    ],
    [
      'other tags',
      { 'a.py': '' },
      {
        spec: `{appliesTo: {tag: [ml]}, ${LEVELS}}`,
        subject: { tags: ['web'] },
      },
      /ml/,
    ],
  ])('does not cover %s, and says so', (_, tree, options, reason) => {
    expect(reportOn(tree as Tree, options)).toMatchObject({
      covered: false,
      notCoveredReason: expect.stringMatching(reason),
      level: null,
      score: null,
      coverage: null,
      nextSteps: [],
    });
  });

  it('covers a component by any of the values, in any case', () => {
    const spec = `{appliesTo: {kind: Component, type: [Service, job]}, ${LEVELS}}`;
    expect(
      reportOn({ 'a.py': '' }, { spec, subject: { type: 'service' } }),
    ).toMatchObject({
      covered: true,
    });
  });

  it('says what is wrong with the settings of the project', () => {
    const report = reportOn({ 'a.py': '', '.opaq.yaml': 'exclude: 3' });
    expect(report.problems).toMatchObject([{ path: '.opaq.yaml', line: 1 }]);
  });

  it('takes control characters and length out of what is wrong with them', () => {
    const key = `"\u202e\\e[31m${'x'.repeat(500)}": 1`;
    const [{ message }] = reportOn({ 'a.py': '', '.opaq.yaml': key }).problems;
    // eslint-disable-next-line no-control-regex -- it is what must not be there
    expect(message).not.toMatch(/[\u0000-\u001f\u202e]/);
    expect(message.length).toBeLessThan(300);
  });
});

describe('exemptions', () => {
  const asked = (check: string, expires: string, more = '') => ({
    'a.py': '',
    '.opaq.yaml': `exemptions:\n  - { check: ${check}, reason: Later., expires: ${expires}${more} }\n`,
  });

  it('takes a check out of level and score, and leaves its outcome', () => {
    const tree = asked('readme.note', '2026-03-31', ', approvedBy: Ada');
    const report = reportOn(tree);
    expect(reportSchema.parse(report)).toEqual(report);
    expect(resultOf(report, 'readme.note')).toMatchObject({
      outcome: 'fail',
      exemption: {
        reason: 'Later.',
        expires: '2026-03-31',
        approvedBy: 'Ada',
        status: 'inForce',
        location: { path: '.opaq.yaml', line: 2 },
      },
    });
    expect(report).toMatchObject({ level: 'high', score: 1, nextSteps: [] });
    expect(report.problems).toEqual([]);
  });

  it.each([
    ['2026-01-01', 'inForce'],
    ['2025-12-31', 'expired'],
    ['2026-06-30', 'inForce'],
    ['2026-07-01', 'refused'],
  ])('that ends on %s is %s on New Year', (expires, status) => {
    const report = reportOn(asked('readme.note', expires));
    expect(resultOf(report, 'readme.note')).toMatchObject({
      exemption: { status },
    });
    expect(report.level).toBe(status === 'inForce' ? 'high' : null);
    expect(report.problems).toHaveLength(status === 'refused' ? 1 : 0);
  });

  it('never holds for published secrets', () => {
    const secrets = { ...hasNote, id: 'quality.no-secrets' };
    const tree = asked('quality.no-secrets', '2026-03-31');
    const report = evaluate({
      facts: factsOfTree(tree, [secrets]),
      subject: subjectOf(),
      source: { url: 'u', path: '' },
      scorecard: scorecardOf(`{${LEVELS}}`),
      checks: [secrets],
      now: new Date('2026-01-01'),
    });
    expect(report.results[0].exemption?.status).toBe('refused');
    expect(report.problems).toMatchObject([
      { message: expect.stringMatching(/never exempt/), line: 2 },
    ]);
  });

  describe('under a policy of the organisation', () => {
    const judged = (
      tree: Record<string, string>,
      policy: Partial<ExemptionPolicy>,
      approvals: Approval[] = [],
    ) => {
      const report = evaluate({
        facts: factsOfTree(tree, [hasNote]),
        subject: subjectOf(),
        source: { url: 'u', path: '' },
        scorecard: scorecardOf(
          '{levels: [{name: high, title: High, checks: [readme.note]}]}',
        ),
        checks: [hasNote],
        now: new Date('2026-01-01'),
        exemptionPolicy: { ...DEFAULT_EXEMPTION_POLICY, ...policy },
        approvals,
      });
      expect(reportSchema.parse(report)).toEqual(report);
      return { report, exemption: report.results[0].exemption };
    };
    const tree = asked('readme.note', '2026-03-31');
    const approval = {
      check: 'readme.note',
      reason: 'Later.',
      expires: '2026-03-31',
      by: 'user:default/ada',
      at: '2026-01-01T10:00:00.000Z',
    };

    it('names the checks that nobody is exempt from', () => {
      const { report, exemption } = judged(tree, { never: ['readme.note'] });
      expect(exemption).toMatchObject({
        status: 'refused',
        note: 'readme.note is never exempt',
      });
      expect(report.level).toBeNull();
    });

    it.each([
      [89, 'inForce'],
      [88, 'refused'],
    ])('lasts %s days at most: %s', (maxDays, status) => {
      expect(judged(tree, { maxDays }).exemption?.status).toBe(status);
    });

    it('counts until it is approved, where that is asked for', () => {
      const { report, exemption } = judged(tree, { approval: true });
      expect(exemption).toMatchObject({ status: 'awaitingApproval' });
      expect(exemption).not.toHaveProperty('approval');
      expect(report).toMatchObject({ level: null, score: 0 });
      expect(report.problems).toEqual([]);
    });

    it('holds when exactly it was approved, and says by whom', () => {
      const { report, exemption } = judged(tree, { approval: true }, [
        { ...approval, check: 'readme.other' },
        approval,
      ]);
      expect(exemption).toMatchObject({
        status: 'inForce',
        approval: { by: approval.by, at: approval.at },
      });
      expect(report.level).toBe('high');
    });

    it.each([
      ['check', { check: 'readme.other' }],
      ['reason', { reason: 'Never.' }],
      ['last day', { expires: '2026-03-30' }],
    ])('does not hold by the approval of another %s', (_, change) => {
      const { exemption } = judged(tree, { approval: true }, [
        { ...approval, ...change },
      ]);
      expect(exemption?.status).toBe('awaitingApproval');
    });

    it('is approved by the whole of a long reason', () => {
      const long = 'x'.repeat(900);
      const longTree = {
        ...tree,
        '.opaq.yaml': tree['.opaq.yaml'].replace('Later.', long),
      };
      const shown = judged(longTree, {}).exemption!.reason;
      expect(shown).toBe(long);
      const { exemption } = judged(longTree, { approval: true }, [
        { ...approval, reason: `${long.slice(1)}y` },
      ]);
      expect(exemption?.status).toBe('awaitingApproval');
    });

    it.each([
      ['expired', asked('readme.note', '2025-12-31'), '2025-12-31'],
      ['refused', asked('readme.note', '2026-12-31'), '2026-12-31'],
    ])('stays %s, approved or not', (status, old, expires) => {
      const { exemption } = judged(old, { approval: true }, [
        { ...approval, expires },
      ]);
      expect(exemption?.status).toBe(status);
    });

    it('shows an approval where none is needed', () => {
      const { exemption } = judged(tree, {}, [approval]);
      expect(exemption).toMatchObject({
        status: 'inForce',
        approval: { by: 'user:default/ada' },
      });
    });
  });

  it('of a check that does not exist is a problem, with the one that may be meant', () => {
    const report = reportOn(asked('readme.nots', '2026-03-31'));
    expect(report.problems).toMatchObject([
      { message: expect.stringMatching(/did you mean 'readme.note'/), line: 2 },
    ]);
  });

  it('counts once where it stands twice', () => {
    const line = '  - { check: readme.note, reason: r, expires: 2026-02-02 }\n';
    const report = reportOn({
      'a.py': '',
      '.opaq.yaml': `exemptions:\n${line}${line}`,
    });
    expect(report.level).toBe('high');
    expect(report.problems).toMatchObject([{ line: 3 }]);
  });

  it('shows no control character of its words', () => {
    const tree = {
      'a.py': '',
      '.opaq.yaml':
        'exemptions:\n  - { check: readme.note, reason: "a\\e[31m\\u202eb", expires: 2026-02-02 }\n',
    };
    const result = resultOf(reportOn(tree), 'readme.note');
    expect(result?.exemption?.reason).toBe('a [31m b');
  });
});

describe('parameters of a project', () => {
  const three = { 'a.py': '', 'b.py': '' };
  const set = (settings: string) =>
    reportOn({ ...three, '.opaq.yaml': `parameters:\n${settings}` });

  it('stand above those of the scorecard', () => {
    const spec = `{${LEVELS}, shown: [{check: quality.small, with: {max: 2}}]}`;
    const before = reportOn({ ...three, '.opaq.yaml': '' }, { spec });
    expect(resultOf(before, 'quality.small')?.message).toBe('More than 2.');
    const after = reportOn(
      {
        ...three,
        '.opaq.yaml': 'parameters:\n  quality.small: { max: 3 }\n',
      },
      { spec },
    );
    expect(resultOf(after, 'quality.small')).toMatchObject({
      outcome: 'pass',
      message: 'At most 3.',
    });
    expect(after.problems).toEqual([]);
  });

  it.each([
    ['  quality.smal: { max: 3 }\n', /no check 'quality.smal'/],
    ['  quality.small: { strict: true }\n', /a project can set max$/],
    ['  quality.small: { max: many }\n', /quality\.small\.max: /],
    ['  readme.note: { max: 3 }\n', /can set no parameter/],
  ])('are refused with a reason: %p', (settings, message) => {
    const report = set(settings);
    expect(resultOf(report, 'quality.small')?.message).toBe('More than 1.');
    expect(report.problems).toMatchObject([
      { message: expect.stringMatching(message), path: '.opaq.yaml', line: 2 },
    ]);
  });
});

describe('evaluateChecks', () => {
  const tree = {
    'a.py': '',
    'b.py': '',
    '.opaq.yaml':
      'exemptions:\n  - { check: readme.note, reason: Later, expires: 2026-02-02 }\nparameters:\n  quality.small: { max: 3 }\n',
  };

  it('has the results of a report', () => {
    const evaluation = evaluationOf(tree, {});
    const { results } = evaluate(evaluation);
    expect(evaluateChecks(evaluation)).toEqual(results);
    expect(results.map(result => result.exemption?.status)).toContain(
      'inForce',
    );
  });

  it('looks at nothing that only says whether the scorecard is for the component', () => {
    const { facts, ...rest } = evaluationOf(tree, {});
    const { listing: _, ...values } = facts.values;
    const evaluation = {
      ...rest,
      facts: { ...facts, values },
      checks: [hasNote],
    };
    expect(() => evaluate(evaluation)).toThrow(/listing/);
    expect(evaluateChecks(evaluation)).toMatchObject([
      { checkId: 'readme.note', outcome: 'fail' },
    ]);
  });
});
