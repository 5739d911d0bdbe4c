import { defineCheck, fail, pass, type AnyCheck } from '../checks';
import { files } from '../facts';
import { reportSchema } from '../report';
import { parseScorecard, type Scorecard } from '../scorecard';
import { factsOfTree, subjectOf, type Tree } from '../testing';
import type { ScanLimits } from '../collect';
import { defineFileFact } from '../facts';
import { evaluate } from '.';

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

const all: AnyCheck[] = [hasNote, noJunk, knownEntry, breaks];

function scorecardOf(spec: string): Scorecard {
  const text = `{apiVersion: opaq/v1, kind: Scorecard, metadata: {name: ours, title: Ours}, spec: ${spec}}`;
  const parsed = parseScorecard(text, all);
  if ('problems' in parsed) throw new Error(parsed.problems[0].message);
  return parsed.scorecard;
}

const LEVELS =
  'levels: [{name: low, title: Low, checks: [readme.note]}, {name: high, title: High, checks: [quality.junk]}]';

function reportOn(
  tree: Tree,
  options: {
    spec?: string;
    root?: string;
    subject?: Parameters<typeof subjectOf>[0];
    limits?: Partial<ScanLimits>;
  } = {},
) {
  const { spec = `{${LEVELS}}`, root = '', subject, limits } = options;
  return evaluate({
    facts: factsOfTree(tree, all, { root, limits }),
    subject: subjectOf(subject),
    source: { url: 'https://host.example/o/r', revision: 'abc', path: root },
    scorecard: scorecardOf(spec),
    checks: all,
    now: new Date('2026-01-01'),
  });
}

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
