import { createMockDirectory } from '@backstage/backend-test-utils';
import { encodeCursor } from '../reports/cursor';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { testDatabases } from '../__testUtils__/databases';
import { EXEMPTION, startApi, TWO_LEVELS } from '../__testUtils__/startApi';
import { WorkerPool } from '../worker/WorkerPool';
import { openApi } from './openApi';

/** A long run by hand: `OPAQ_FUZZ_SECONDS=600 yarn test src/service/fuzzApi`, and `OPAQ_FUZZ_SEED` to repeat one. */
const SECONDS = Number(process.env.OPAQ_FUZZ_SECONDS ?? 0);
const SEED = Number(process.env.OPAQ_FUZZ_SEED ?? 20261123);
const RUNS = SECONDS > 0 ? 100_000_000 : 1000;

jest.setTimeout(SECONDS * 1000 + 120_000);

interface Schema {
  type?: string;
  enum?: Array<string | number>;
  items?: Schema;
}
interface Parameter {
  name: string;
  in: 'path' | 'query';
  schema: Schema;
}
interface Operation {
  operationId: string;
  parameters: Parameter[];
  requestBody?: unknown;
  responses: Record<
    string,
    { content?: Record<string, { schema: { $ref?: string } }> }
  >;
}

const document = openApi();
const OPERATIONS = Object.entries(
  document.paths as Record<string, Record<string, Operation>>,
).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, operation]) => ({
    ...operation,
    path,
    method: method as 'get' | 'post' | 'put' | 'delete',
  })),
);

/** What parameters of these names can be, so that more is reached than the refusal of what is wrong. */
const KNOWN: Record<string, string[]> = {
  kind: ['component', 'Component', 'group', 'template'],
  namespace: ['default', 'other'],
  name: ['a', 'b', 'none'],
  scorecard: ['small', 'operational-excellence'],
  id: ['deps.lockfile', 'acme/x.y'],
  check: ['deps.lockfile', 'deps.update-bot', 'acme/x.y'],
  repository: ['1', '2', '2147483647', '2147483648', '0', '-1', '1e3'],
  path: ['src/app.py', '.opaq.yaml', '../../etc/passwd', '/etc/passwd'],
  line: ['1', '2', '10', '0', '1e9', '9007199254740993'],
  owner: ['group:default/data', 'data', 'none', '::/'],
  level: ['bronze', 'silver', 'none', 'unscored'],
  entityRef: ['component:default/a', 'a', ':/', 'component:default/'],
  cursor: [
    { offset: 1 },
    { offset: -1 },
    { offset: 1e300 },
    { ref: 'component:default/a', offset: 0 },
    { ref: '\0', offset: 0 },
    { since: 0, id: 0 },
    { since: 8.64e15 + 1, id: 2_147_483_647 },
    { since: -9_007_199_254_740_991, id: -2_147_483_649 },
    { since: 9_007_199_254_740_991, id: -9_007_199_254_740_991 },
    { id: -9_007_199_254_740_991 },
    { name: '\0', id: 1 },
  ].map(place => encodeCursor(place as Parameters<typeof encodeCursor>[0])),
};

const TRAPS = [
  ...['', ' ', '\0', 'a\0b', '\n', '\ud800', '\u202e', '😀', '%', '%00', '%zz'],
  ...['_', '\\', "'", '"; drop table reports; --', '$1', '?', '{{a}}', '<a>'],
  ...['__proto__', 'constructor', 'toString', '..', '../..', '/', 'a/b', ':'],
  ...['NaN', '-0', '1e999', '0x10', '9'.repeat(400), 'a'.repeat(5000)],
  ...['2026-11-23', '2026-99-99', '0000-00-00', '+275760-09-14', 'null', '[]'],
];

const anyText = fc.oneof(
  fc.constantFrom(...TRAPS),
  fc.string({ unit: 'binary', maxLength: 20 }),
);

function valueOf({ name, schema }: Parameter): fc.Arbitrary<string> {
  const { enum: values } = schema.items ?? schema;
  const likely = [...(KNOWN[name] ?? []), ...(values ?? []).map(String)];
  const numbers = fc.constantFrom('0', '1', '7', '50', '200', '-1', '1.5');
  const other = fc.oneof(anyText, numbers);
  return likely.length > 0
    ? fc.oneof({ arbitrary: fc.constantFrom(...likely), weight: 6 }, other)
    : fc.oneof(numbers, anyText);
}

const encode = (text: string) =>
  // A half character can't be encoded.
  encodeURIComponent(Buffer.from(text).toString());

function queryOf(parameters: Parameter[]): fc.Arbitrary<string> {
  const pair = (parameter: Parameter) =>
    fc
      .tuple(
        valueOf(parameter),
        fc.constantFrom('', '', '', '', '[]', '[0]', '[a]', '[a][b]'),
      )
      .map(([value, suffix]) => `${parameter.name}${suffix}=${encode(value)}`);
  if (parameters.length === 0) {
    return fc.oneof(
      { arbitrary: fc.constant(''), weight: 9 },
      anyText.map(text => `odd=${encode(text)}`),
    );
  }
  return fc
    .array(fc.constantFrom(...parameters).chain(pair), { maxLength: 5 })
    .map(pairs => pairs.join('&'));
}

const definition = fc
  .tuple(
    fc.constantFrom('deps.lockfile', 'bronze', 'small', 'levels', 'opaq/v1'),
    fc.oneof(anyText, fc.constantFrom('readme.test', '&a [*a]', '- - -')),
  )
  .map(([from, to]) => TWO_LEVELS.replace(from, () => to));

const BODIES: Record<string, fc.Arbitrary<unknown>> = {
  preview: fc.record(
    {
      definition: fc.oneof(definition, anyText),
      filter: fc.dictionary(
        fc.constantFrom('owner', 'scorecard', 'check', 'search', 'odd'),
        fc.oneof(anyText, fc.array(anyText, { maxLength: 3 })),
      ),
    },
    { requiredKeys: ['definition'] },
  ),
  predict: fc.record({
    template: fc.oneof(
      fc.constantFrom('template:default/t', 'template:default/', 'a', ':/'),
      anyText,
    ),
    values: fc.oneof(fc.dictionary(anyText, anyText), fc.jsonValue()),
  }),
  approveExemption: fc.record({
    reason: fc.oneof(fc.constant(EXEMPTION.reason), anyText),
    expires: fc.oneof(fc.constant(EXEMPTION.expires), anyText),
  }),
};

const bodyOf = (operationId: string) =>
  fc.oneof(
    { arbitrary: BODIES[operationId], weight: 6 },
    fc.jsonValue(),
    fc.constantFrom('{', '"', '[]', 'null', '{"a":1', ''),
  );

const request = fc.constantFrom(...OPERATIONS).chain(operation => {
  const inPath = operation.parameters.filter(one => one.in === 'path');
  const inQuery = operation.parameters.filter(one => one.in === 'query');
  return fc.record({
    operation: fc.constant(operation),
    path: fc
      .tuple(...inPath.map(valueOf))
      .map(values =>
        inPath.reduce(
          (path, { name }, index) =>
            path.replace(`{${name}}`, () => encode(values[index]) || '%20'),
          operation.path,
        ),
      ),
    query: queryOf(inQuery),
    body: operation.requestBody
      ? bodyOf(operation.operationId)
      : fc.constant(undefined),
    type: fc.constantFrom(
      ...Array<string>(9).fill('application/json'),
      'text/plain',
      'application/x-www-form-urlencoded',
    ),
  });
});

const databases = testDatabases();
const workers = new WorkerPool({ threads: 1, seconds: 30, checkModules: [] });
afterAll(() => workers.close());

const folder = createMockDirectory();

describe.each(databases.ids)('the API on %s', id => {
  const ajv = new Ajv2020({ strict: false });
  addFormats(ajv);
  ajv.addSchema(document, 'api');
  const statuses: Record<string, number> = {};
  afterAll(() => {
    if (SECONDS > 0) {
      process.stdout.write(`${id} ${JSON.stringify(statuses)}\n`);
    }
  });

  it('answers whatever is asked as its document says', async () => {
    const started = await startApi({
      knex: await databases.init(id),
      workers,
      folder,
    });
    started.decide({});
    const api = started.apiWith();
    const answers = fc.asyncProperty(
      request,
      async ({ operation, path, query, body, type }) => {
        let call = api[operation.method](`${path}${query && '?'}${query}`);
        if (body !== undefined) {
          const text = typeof body === 'string' ? body : JSON.stringify(body);
          call = call.set('Content-Type', type).send(text);
        }
        const response = await call;
        const { status } = response;
        statuses[status] = (statuses[status] ?? 0) + 1;
        // An address can lead to no route, or, where a name is empty or has a slash in it, to another one.
        const isElsewhere =
          status === 404 && operation.responses[404] === undefined;
        expect([status < 500, response.text]).toEqual([true, response.text]);
        const documented =
          isElsewhere ||
          [413, 404, 400].includes(status) ||
          operation.responses[status] !== undefined;
        expect([status, documented]).toEqual([status, true]);
        const ref =
          operation.responses[status]?.content?.['application/json']?.schema
            .$ref;
        if (!ref || response.type !== 'application/json') return;
        const isValid = ajv.validate(`api${ref}`, response.body);
        expect(ajv.errorsText(isValid ? null : ajv.errors)).toBe('No errors');
      },
    );
    await fc.assert(answers, {
      seed: SEED,
      numRuns: RUNS,
      ...(SECONDS > 0 && {
        interruptAfterTimeLimit: (SECONDS * 1000) / databases.ids.length,
      }),
    });
    expect(statuses[200]).toBeGreaterThan(0);
    expect(statuses[400]).toBeGreaterThan(0);
  });
});
