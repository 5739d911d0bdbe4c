import { cpSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { subjectFromFiles, type Subject } from '@opaq/engine';
import { parse } from 'yaml';
import { judge, readFacts } from '../scoring/scoreFolder';
import { configuredStandard, type Standard } from '../scoring/Standard';
import { describeRequest } from './describeRequest';
import { planAdoption } from './planAdoption';
import type { Host } from './Project';

const EXAMPLES = join(__dirname, '../../../../examples/repositories');

const DISCIPLINES = {
  'data-science': ['data-science'],
  engineering: ['engineering'],
};

describe('planAdoption', () => {
  const directory = createMockDirectory();
  let standard: Standard;

  beforeAll(async () => {
    standard = await configuredStandard({
      config: mockServices.rootConfig(),
      urlReader: mockServices.urlReader.mock(),
    });
  });

  async function reportOn(added = new Map<string, string>()) {
    const state = { folder: directory.path, path: '', added };
    const facts = await readFacts(state, standard);
    const stated = subjectFromFiles(facts, 'project');
    const subject: Subject = {
      ...stated,
      ...(stated.owner && {
        owner: {
          ...stated.owner,
          exists: true,
          disciplines:
            DISCIPLINES[
              stated.owner.ref.replace(/^.*\//, '') as keyof typeof DISCIPLINES
            ] ?? [],
        },
      }),
      teams: DISCIPLINES,
      from: 'catalog',
    };
    return { subject, report: judge({ facts, subject, path: '', standard }) };
  }

  async function plan(
    options: { checks?: string[]; host?: Host; availability?: number } = {},
  ) {
    const { checks, host = 'github', availability } = options;
    const { subject } = await reportOn();
    return planAdoption({
      root: directory.path,
      path: '',
      standard,
      subject,
      host,
      wishes: { owners: ['@data-science', '@engineering'], availability },
      checks,
    });
  }

  const failingIn = ({ report }: Awaited<ReturnType<typeof reportOn>>) =>
    report.results
      .filter(
        ({ outcome, level }) =>
          outcome === 'fail' && level !== null && level !== 'shown',
      )
      .map(({ checkId }) => checkId);

  describe.each(readdirSync(EXAMPLES))('on the example %s', name => {
    beforeEach(() => {
      directory.clear();
      cpSync(join(EXAMPLES, name), directory.path, { recursive: true });
    });

    it.each(['github', 'gitlab'] as const)(
      'repairs by new files what they can repair, and lists the rest, for %s',
      async host => {
        const before = directory.content();
        const { files, open } = await plan({ host, availability: 99.5 });
        const failing = failingIn(await reportOn());
        const added = new Map(files.map(file => [file.path, file.content]));
        const after = failingIn(await reportOn(added));

        if (process.env.DUMP) {
          const fs = require('fs');
          const d = process.env.DUMP + '/' + name + '-' + host;
          fs.mkdirSync(d, { recursive: true });
          fs.writeFileSync(
            d + '/REQUEST.md',
            describeRequest(await plan({ host, availability: 99.5 }), standard),
          );
          for (const f of files)
            fs.writeFileSync(d + '/' + f.path.replace(/\//g, '__'), f.content);
        }
        console.log(
          name,
          host,
          files.map(f => [f.path, f.repairs.join(), f.begins.join()].join(' ')),
          open.map(o => o.checkId).join(),
        );
        expect(directory.content()).toEqual(before);
        // Each failing check is repaired, or listed; never both.
        const repaired = files.flatMap(({ repairs }) => repairs);
        expect(repaired.length).toBeGreaterThan(0);
        expect(
          [...repaired, ...open.map(({ checkId }) => checkId)].sort(),
        ).toEqual(failing.sort());
        expect(after.sort()).toEqual(open.map(({ checkId }) => checkId).sort());
        expect(
          files
            .map(({ path }) => path)
            .filter(path => directory.content({ path })),
        ).toEqual([]);
        for (const { path, content } of files) {
          if (/\.ya?ml$/.test(path)) expect(() => parse(content)).not.toThrow();
        }
      },
    );
  });
});
