import * as z from 'zod';
import { REPOSITORY_STATES } from './constants';

/** A source host, as all replicas found it. @public */
export const sourceHostSchema = z.object({
  /** With its port; `local` for folders of the backend's machine. */
  host: z.string(),
  repositories: z.object({
    total: z.number().int(),
    /** The last attempt failed: what is shown of them is old. */
    failing: z.number().int(),
    /** Due now, and nobody has them yet. */
    waiting: z.number().int(),
    /** A replica has them. */
    reading: z.number().int(),
  }),
  /** ISO 8601: nothing is asked of the host before, and why. */
  paused: z.object({ until: z.string(), reason: z.string() }).optional(),
  /** What the host last said of its own limit. */
  rateLimit: z
    .object({
      limit: z.number().int().optional(),
      remaining: z.number().int(),
      /** ISO 8601 */
      resetsAt: z.string().optional(),
    })
    .optional(),
  /** What the portal allows itself, of which so much is used in this hour. */
  budget: z.object({
    /** Absent where there is no bound. */
    perHour: z.number().int().optional(),
    used: z.number().int(),
    /** ISO 8601: so much is used that nothing is read by schedule before; what is asked for is, while any is left. */
    usedUpUntil: z.string().optional(),
  }),
  /** Why the host itself, and not one repository of it, could not be used when it was last asked. */
  error: z.string().optional(),
  /** ISO 8601: its last answer that was of use. */
  answeredAt: z.string().optional(),
});
/** @public */
export type SourceHost = z.infer<typeof sourceHostSchema>;

/** Answer of `GET /hosts`. @public */
export const sourceHostsResponseSchema = z.object({
  items: z.array(sourceHostSchema),
});
/** @public */
export type SourceHostsResponse = z.infer<typeof sourceHostsResponseSchema>;

/**
 * `failing`: the last attempt failed. `reading`: a replica has it. `waiting`: it is due. `current`: it was read and is
 * not due.
 *
 * @public
 */
export const repositoryStateSchema = z.enum(REPOSITORY_STATES);
/** @public */
export type RepositoryState = z.infer<typeof repositoryStateSchema>;

/** A repository, as it was last tried to be read. @public */
export const repositoryItemSchema = z.object({
  id: z.number().int(),
  url: z.string(),
  host: z.string(),
  state: repositoryStateSchema,
  /** Entities that are made from it: some of them, and how many there are. */
  entityRefs: z.array(z.string()).max(3),
  entities: z.number().int(),
  revision: z.string().optional(),
  /** ISO 8601: last read with success, changed or not. */
  readAt: z.string().optional(),
  /** ISO 8601 */
  nextReadAt: z.string(),
  /** In a row. */
  failures: z.number().int(),
  /** ISO 8601 */
  failingSince: z.string().optional(),
  error: z.string().optional(),
});
/** @public */
export type RepositoryItem = z.infer<typeof repositoryItemSchema>;

/** Query of `GET /repositories`: what fails longest stands first, then what was read longest ago. @public */
export const repositoriesQuerySchema = z.strictObject({
  state: z
    .union([repositoryStateSchema, z.array(repositoryStateSchema)])
    .transform(value => [value].flat())
    .optional(),
  host: z.string().max(255).optional(),
  /** Part of the URL. */
  search: z.string().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(100).optional(),
  cursor: z.string().optional(),
});
/** @public */
export type RepositoriesQuery = z.input<typeof repositoriesQuerySchema>;

/** Answer of `GET /repositories`. @public */
export const repositoriesResponseSchema = z.object({
  items: z.array(repositoryItemSchema),
  total: z.number().int(),
  nextCursor: z.string().optional(),
});
/** @public */
export type RepositoriesResponse = z.infer<typeof repositoriesResponseSchema>;

/**
 * Answer of `GET /health`, which asks for no credentials and names nothing: 200 where this replica works, else 503.
 *
 * @public
 */
export const healthSchema = z.object({
  status: z.enum(['ok', 'stuck']),
  /** What is wrong, and what to do. */
  message: z.string().optional(),
  /** Seconds since the loop last looked for work. */
  loopAge: z.number(),
  /** Seconds since the catalog was last read with success; absent where it never was. */
  catalogAge: z.number().optional(),
});
/** @public */
export type Health = z.infer<typeof healthSchema>;
