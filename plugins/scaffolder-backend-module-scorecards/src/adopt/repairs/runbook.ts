import { join } from '@opaq/engine';
import type { Project } from '../Project';
import type { Repair } from '../Repair';

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

function whoRunsIt({ subject: { owner } }: Project): string[] {
  if (!owner) return [];
  const kind = owner.ref.startsWith('user:') ? '' : 'the group ';
  return [
    `Who runs it: ${kind}\`${nameOf(
      owner.ref,
    )}\`, by the catalog. Ask there first.`,
    '',
  ];
}

function steps({ path, facts }: Project): string[] {
  const { readme, dockerfiles } = facts;
  const up = path === '' ? '' : ' -- .';
  const found = [
    dockerfiles.length > 0
      ? 'Read the last lines of the log. In a container: `docker ps` names it, `docker logs --tail 100 NAME` has them.'
      : 'Read the last lines of the log, where the run writes it.',
    `See what changed: \`git log --oneline -5${up}\`. If it began with a deployment, go back to the revision before; the cause can wait.`,
  ];
  if (readme?.topics.run) {
    found.push(
      `Start it by hand, as ${readme.path} says, to see the error as it happens.`,
    );
  }
  found.push(
    'Write down here what it was and what helped, so that the next one finds it.',
  );
  return found.map((text, index) => `${index + 1}. ${text}`);
}

/** What is true of any project, and who runs this one by the catalog. */
export const runbook: Repair = {
  repairs: { 'prod.runbook': ['missing'], 'prod.operator': ['missing'] },
  make: project => ({
    path: join(project.path, 'docs/runbook.md'),
    content: [
      `# Runbook: ${project.title}`,
      '',
      ...whoRunsIt(project),
      project.facts.traits.service || project.facts.traits.app
        ? '## It does not answer, or answers with errors'
        : '## A run failed',
      '',
      ...steps(project),
      '',
    ].join('\n'),
    note: 'It says what holds for any project. What this one needs in the night, only you know: add it.',
  }),
};
