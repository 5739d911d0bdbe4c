import type { Ecosystem } from '../facts';
import type { AppliesTo } from '../scorecard';
import type { Subject } from '../subject';

const includes = (wanted: string[] | undefined, value: string | undefined) =>
  !wanted || wanted.some(item => item.toLowerCase() === value?.toLowerCase());

const SUPPORTED =
  'Python, R, Node, SQL, notebooks, Snakemake and Nextflow are looked for';

/** Why a scorecard does not judge a component, for a person; undefined where it does. @public */
export function notCoveredReason(
  appliesTo: AppliesTo,
  subject: Subject,
  found: readonly { name: Ecosystem }[],
  isTemplate: boolean,
): string | undefined {
  if (!includes(appliesTo.kind, subject.kind)) {
    return `the scorecard is not for entities of kind ${subject.kind}`;
  }
  if (!includes(appliesTo.type, subject.type)) {
    return `the scorecard is not for components of type ${
      subject.type ?? '(none)'
    }`;
  }
  if (!includes(appliesTo.lifecycle, subject.lifecycle)) {
    return `the scorecard is not for the lifecycle ${
      subject.lifecycle ?? '(none)'
    }`;
  }
  if (
    appliesTo.tag &&
    !appliesTo.tag.some(tag => subject.tags?.includes(tag))
  ) {
    return `the scorecard is for the tags ${appliesTo.tag.join(', ')}`;
  }
  if (isTemplate) {
    return 'the repository is a template for projects, not a project';
  }
  if (found.length === 0) {
    return `nothing was found that the checks understand (${SUPPORTED})`;
  }
  return undefined;
}
