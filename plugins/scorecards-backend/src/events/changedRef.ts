import type { EventParams } from '@backstage/plugin-events-node';
import * as z from 'zod';

/** Of what a source host told that it changed. */
export interface ChangedRef {
  /** The repository's page. */
  url: string;
  /** A branch or a tag. */
  ref: string;
  /** Whether those that name no ref read this one. */
  isDefault: boolean;
}

const branch = z.string().regex(/^refs\/(?:heads|tags)\/./);
const githubRepository = z.object({
  html_url: z.url(),
  default_branch: z.string(),
});

/** https://docs.github.com/webhooks/webhook-events-and-payloads#push */
const githubPush = z
  .object({
    ref: branch,
    deleted: z.boolean().optional(),
    repository: githubRepository,
  })
  .transform(({ ref, deleted, repository }) => ({
    url: repository.html_url,
    ref,
    defaultBranch: repository.default_branch,
    isGone: deleted === true,
  }));

/** https://docs.github.com/webhooks/webhook-events-and-payloads#repository, where its default branch is another now. */
const githubRepositoryEdited = z
  .object({
    action: z.literal('edited'),
    changes: z.object({ default_branch: z.looseObject({}) }),
    repository: githubRepository,
  })
  .transform(({ repository }) => ({
    url: repository.html_url,
    ref: `refs/heads/${repository.default_branch}`,
    defaultBranch: repository.default_branch,
    isGone: false,
  }));

/** https://docs.gitlab.com/user/project/integrations/webhook_events/#push-events, and those of tags. */
const gitlabPush = z
  .object({
    ref: branch,
    after: z.string(),
    project: z.object({
      web_url: z.url(),
      default_branch: z.string().nullish(),
    }),
  })
  .transform(({ ref, after, project }) => ({
    url: project.web_url,
    ref,
    defaultBranch: project.default_branch ?? undefined,
    isGone: /^0+$/.test(after),
  }));

const SCHEMAS = {
  'github.push': githubPush,
  'github.repository': githubRepositoryEdited,
  'gitlab.push': gitlabPush,
  'gitlab.tag_push': gitlabPush,
} as const;

/** What is listened to. A repository that is renamed or transferred is found by its old name: nothing is to be done. */
export const TOPICS = Object.keys(SCHEMAS) as Array<keyof typeof SCHEMAS>;

/** @returns Undefined where the event is about something else, or about a branch that is no more. */
export function changedRef({
  topic,
  eventPayload,
}: EventParams): ChangedRef | undefined {
  const schema = TOPICS.find(known => known === topic);
  const parsed = schema && SCHEMAS[schema].safeParse(eventPayload);
  if (!parsed?.success || parsed.data.isGone) return undefined;
  const { url, ref, defaultBranch } = parsed.data;
  const name = ref.replace(/^refs\/(?:heads|tags)\//, '');
  return {
    url,
    ref: name,
    isDefault: ref === `refs/heads/${defaultBranch}`,
  };
}
