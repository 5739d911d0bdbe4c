import type { BasicPermission } from '@backstage/plugin-permission-common';
import {
  approvalBodySchema,
  checkInfoSchema,
  checksResponseSchema,
  disciplinesQuerySchema,
  disciplinesResponseSchema,
  entitiesQuerySchema,
  entitiesResponseSchema,
  entityReportSchema,
  estateFilterSchema,
  exemptionsResponseSchema,
  exportQuerySchema,
  historyQuerySchema,
  healthSchema,
  historyResponseSchema,
  overviewQuerySchema,
  overviewResponseSchema,
  predictBodySchema,
  predictionSchema,
  previewBodySchema,
  previewResponseSchema,
  repositoriesQuerySchema,
  reportsQuerySchema,
  repositoriesResponseSchema,
  scorecardDefinitionSchema,
  scorecardsExemptionApprovePermission,
  scorecardsOperatePermission,
  scorecardsPreviewPermission,
  scorecardsRefreshPermission,
  scorecardsResponseSchema,
  sourceHostsResponseSchema,
  sourceQuerySchema,
  sourceResponseSchema,
  trendQuerySchema,
  trendResponseSchema,
} from '@opaq/plugin-scorecards-common';
import * as z from 'zod';

/** A route of the API: what is served, what is documented, and what the tests hold the router to. */
export interface Route<
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
> {
  operationId: string;
  method: 'get' | 'post' | 'put' | 'delete';
  /** As Express takes it. */
  path: string;
  summary: string;
  query: Query;
  body?: Body;
  answer: {
    status: 200 | 202 | 204;
    /** Of JSON. */
    schema?: z.ZodType;
    /** The status of a second answer of the same schema, and when it is given. */
    other?: { status: 503; when: string };
    /** Where it is not JSON. */
    contentType?: string;
  };
  permission?: BasicPermission;
  /** Whether it asks for no credentials. */
  open?: true;
  /** Beside 400 for bad input and 401 without credentials. */
  errors?: Partial<Record<403 | 404 | 409 | 413, string>>;
}

const route = <Query extends z.ZodType, Body extends z.ZodType>(
  value: Route<Query, Body>,
) => value;

const noQuery = z.strictObject({});
const scorecardQuery = z.strictObject({ scorecard: z.string().optional() });

const ENTITY = '/entities/:kind/:namespace/:name';
// The id of a third party's check has a slash in it.
const APPROVAL = `${ENTITY}/exemptions/:check(*)/approval`;

const REPOSITORY_READ = '/repositories/:repository/read';

const UNSEEN = 'There is no such component, or it may not be seen.';
const NOT_ALLOWED = 'The permission is missing.';

/** Every route, by the name of its operation. */
export const API = {
  listScorecards: route({
    operationId: 'listScorecards',
    method: 'get',
    path: '/scorecards',
    summary: 'The scorecards in force, and what is wrong with refused ones',
    query: noQuery,
    answer: { status: 200, schema: scorecardsResponseSchema },
  }),
  getScorecard: route({
    operationId: 'getScorecard',
    method: 'get',
    path: '/scorecards/:scorecard',
    summary: 'A scorecard with the text of its file',
    query: noQuery,
    answer: { status: 200, schema: scorecardDefinitionSchema },
    errors: { 404: 'There is no such scorecard.' },
  }),
  listChecks: route({
    operationId: 'listChecks',
    method: 'get',
    path: '/checks',
    summary: 'All checks, with their documentation',
    query: noQuery,
    answer: { status: 200, schema: checksResponseSchema },
  }),
  getCheck: route({
    operationId: 'getCheck',
    method: 'get',
    path: '/checks/:id(*)',
    summary: 'A check, with its documentation',
    query: noQuery,
    answer: { status: 200, schema: checkInfoSchema },
    errors: { 404: 'There is no such check.' },
  }),
  getOverview: route({
    operationId: 'getOverview',
    method: 'get',
    path: '/overview',
    summary: 'Where the components stand, what changed, and what to push',
    query: overviewQuerySchema,
    answer: { status: 200, schema: overviewResponseSchema },
  }),
  getTrend: route({
    operationId: 'getTrend',
    method: 'get',
    path: '/trend',
    summary: 'Levels, or the outcome of a check, over time',
    query: trendQuerySchema,
    answer: { status: 200, schema: trendResponseSchema },
  }),
  listEntities: route({
    operationId: 'listEntities',
    method: 'get',
    path: '/entities',
    summary: 'Components with their levels and scores, in pages',
    query: entitiesQuerySchema,
    answer: { status: 200, schema: entitiesResponseSchema },
  }),
  exportCsv: route({
    operationId: 'exportCsv',
    method: 'get',
    path: '/export.csv',
    summary: 'All components that `GET /entities` lists, as CSV',
    query: exportQuerySchema,
    answer: { status: 200, contentType: 'text/csv' },
  }),
  streamReports: route({
    operationId: 'streamReports',
    method: 'get',
    path: '/reports',
    summary:
      'The reports of all components that `GET /entities` lists, in any order: a line of JSON each, with `entityRef` and `report`',
    query: reportsQuerySchema,
    answer: { status: 200, contentType: 'application/x-ndjson' },
  }),
  listExemptions: route({
    operationId: 'listExemptions',
    method: 'get',
    path: '/exemptions',
    summary: 'What projects ask not to be held to; what ends first comes first',
    query: estateFilterSchema,
    answer: { status: 200, schema: exemptionsResponseSchema },
  }),
  preview: route({
    operationId: 'preview',
    method: 'post',
    path: '/preview',
    summary: 'Who would move by a scorecard that is not in force',
    query: noQuery,
    body: previewBodySchema,
    answer: { status: 200, schema: previewResponseSchema },
    permission: scorecardsPreviewPermission,
    errors: { 403: NOT_ALLOWED, 413: 'The definition is too long.' },
  }),
  listDisciplines: route({
    operationId: 'listDisciplines',
    method: 'get',
    path: '/disciplines',
    summary: 'Which groups are of which discipline, and which an owner covers',
    query: disciplinesQuerySchema,
    answer: { status: 200, schema: disciplinesResponseSchema },
    errors: { 404: 'There is no such owner, or it may not be seen.' },
  }),
  predict: route({
    operationId: 'predict',
    method: 'post',
    path: '/predict',
    summary:
      'What project a template of the scaffolder would make, and how it would be judged',
    query: noQuery,
    body: predictBodySchema,
    answer: { status: 200, schema: predictionSchema },
    errors: {
      403: 'The permissions that the scaffolder asks for a dry run are missing.',
      404: 'There is no such template, or it may not be seen.',
      413: 'The values are too long.',
    },
  }),
  getHealth: route({
    operationId: 'getHealth',
    method: 'get',
    path: '/health',
    summary: 'Whether the replica that answers does its work',
    query: noQuery,
    answer: {
      status: 200,
      schema: healthSchema,
      other: { status: 503, when: 'It does not, and is to be started again.' },
    },
    open: true,
  }),
  listHosts: route({
    operationId: 'listHosts',
    method: 'get',
    path: '/hosts',
    summary: 'The source hosts of all repositories, and how they are doing',
    query: noQuery,
    answer: { status: 200, schema: sourceHostsResponseSchema },
    permission: scorecardsOperatePermission,
    errors: { 403: NOT_ALLOWED },
  }),
  listRepositories: route({
    operationId: 'listRepositories',
    method: 'get',
    path: '/repositories',
    summary:
      'All repositories, in pages: what fails longest comes first, then what was read longest ago',
    query: repositoriesQuerySchema,
    answer: { status: 200, schema: repositoriesResponseSchema },
    permission: scorecardsOperatePermission,
    errors: { 403: NOT_ALLOWED },
  }),
  readRepository: route({
    operationId: 'readRepository',
    method: 'post',
    path: REPOSITORY_READ,
    summary: 'Asks for a new read of a repository; poll `GET /repositories`',
    query: noQuery,
    answer: { status: 202 },
    permission: scorecardsOperatePermission,
    errors: { 403: NOT_ALLOWED, 404: 'There is no such repository.' },
  }),
  getOpenApi: route({
    operationId: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    summary: 'This document',
    query: noQuery,
    answer: { status: 200, schema: z.looseObject({ openapi: z.string() }) },
  }),
  getReport: route({
    operationId: 'getReport',
    method: 'get',
    path: ENTITY,
    summary: "A component's report",
    query: scorecardQuery,
    answer: { status: 200, schema: entityReportSchema },
    errors: { 404: UNSEEN },
  }),
  getHistory: route({
    operationId: 'getHistory',
    method: 'get',
    path: `${ENTITY}/history`,
    summary: 'What changed in a component, and why, newest first',
    query: historyQuerySchema,
    answer: { status: 200, schema: historyResponseSchema },
    errors: { 404: UNSEEN },
  }),
  getSource: route({
    operationId: 'getSource',
    method: 'get',
    path: `${ENTITY}/source`,
    summary: "The lines around a place that the component's report names",
    query: sourceQuerySchema,
    answer: { status: 200, schema: sourceResponseSchema },
    errors: {
      404: `${UNSEEN} Or its report does not name the place, or the lines can't be shown; the message says which.`,
    },
  }),
  refresh: route({
    operationId: 'refresh',
    method: 'post',
    path: `${ENTITY}/refresh`,
    summary:
      "Asks for a new read of the component's repository; poll its report",
    query: scorecardQuery,
    answer: { status: 202, schema: entityReportSchema },
    permission: scorecardsRefreshPermission,
    errors: { 403: NOT_ALLOWED, 404: UNSEEN },
  }),
  approveExemption: route({
    operationId: 'approveExemption',
    method: 'put',
    path: APPROVAL,
    summary: 'Approves an exemption that the project asks for',
    query: noQuery,
    body: approvalBodySchema,
    answer: { status: 204 },
    permission: scorecardsExemptionApprovePermission,
    errors: {
      403: `${NOT_ALLOWED} Only people approve, not services.`,
      404: UNSEEN,
      409: 'The project does not ask for exactly this now; the message says what it asks for.',
    },
  }),
  revokeApproval: route({
    operationId: 'revokeApproval',
    method: 'delete',
    path: APPROVAL,
    summary: 'Takes an approval back',
    query: noQuery,
    answer: { status: 204 },
    permission: scorecardsExemptionApprovePermission,
    errors: {
      403: `${NOT_ALLOWED} Only people take approvals back, not services.`,
      404: `${UNSEEN} Or nothing is approved.`,
    },
  }),
};
