import { at, fail, listed, notApplicable, pass } from '../../answers';
import { defineCheck } from '../../Check';
import { code, markOf } from '../../../facts/code/code';
import { layout } from '../../../facts/layout/layout';
import { isOffered } from '../../../facts/traits/offered';
import type { Traits } from '../../../facts/traits/Trait';
import { traits } from '../../../facts/traits/traits';
import { workflows } from '../../../facts/workflows/workflows';

const MAX_TOOLS = 4;

/** Whether there is nothing but a service or a library: no model, no job, no notebook, so nothing that recurs. */
function pureKind(
  is: Traits,
  layoutKind: string | undefined,
  offered: boolean,
) {
  if (is.job || is.app || is.servesModel) return undefined;
  if (is.library) {
    // Functions of an R package fit models for who calls them, and so do those of a library that others install.
    return is.trains && layoutKind !== 'r-package' && !offered
      ? undefined
      : 'library';
  }
  return is.service && !is.trains && !is.notebooks ? 'service' : undefined;
}

export const managed = defineCheck({
  id: 'workflow.managed',
  title: 'A workflow tool runs the jobs',
  opaq: 'Operational/Deployability',
  effort: 'days',
  looksFor: 'presence',
  uses: { workflows, traits, layout, code, isOffered },
  messages: {
    service: 'An API without a job of its own, so nothing to orchestrate.',
    library: 'A library without a job of its own, so nothing to orchestrate.',
    found: '{{path}} defines a workflow: {{tools}}.',
    missing:
      'No workflow tool is used: no file defines a pipeline, and no code imports an orchestrator. Whoever runs the project has to know its steps and their order.',
  },
  run({
    workflows: { tools },
    traits: is,
    layout: { kind },
    code: sources,
    isOffered: offered,
  }) {
    const [first] = tools;
    if (first) {
      const names = tools.map(({ tool }) => tool);
      const data = { path: first.path, tools: listed(names, MAX_TOOLS) };
      return pass('found', data, tools.map(at));
    }
    const pure = pureKind(is, kind?.name, offered);
    // What a service reads at its start is made elsewhere; files that no route writes are made here, again and again.
    const makesFiles = sources.some(
      file =>
        file.role === 'app' &&
        markOf(file, 'writesData') &&
        !markOf(file, 'route', 'server', 'plumber'),
    );
    return pure && !(pure === 'service' && makesFiles)
      ? notApplicable(pure)
      : fail('missing');
  },
});
