import { anyOf, words, type Patterns } from './patterns';

// The last parts of a path under which services tell that they are well, whatever stands before them.
const NAME = anyOf(
  'health(?:z|y|[_-]?checks?|[_-]?checker|[_-]?status|[_-]?probe|[_-]?endpoint)?',
  'livez|readyz|liveness|readiness|heart[_-]?beat|is[_-]?(?:alive|healthy|ready)|ping|alive',
);
const DETAIL =
  '/(?:live(?:ness|z)?|ready|readiness|readyz|startup|db|database|check|status|ping|full|detail(?:s|ed)?|all|info)';
const STRONG = `_{0,2}${NAME}_{0,2}(?:${DETAIL})?`;
// These are words of many trades: only at the root, or right below the version of an API.
const WEAK = String.raw`/?(?:api/)?(?:v\d/)?(?:status|live|ready|up|hc|server-status|api-status)`;
// Each part of a path ends at its slash, so there is one way to read it. An address with a scheme is somebody else's.
const ROUTE = String.raw`(?!\w{2,10}://)\^?((?:[\w.<>{}:$-]{0,40}/){0,5}${STRONG}|${WEAK})/?\??\$?`;

const behind = (before: string, list: string) =>
  [...before].flatMap(one => words(list).map(word => one + word));

/** What every such route has: one of the names, where a part of a path begins. */
const WORDS = [
  'health',
  ...behind(
    `/"'\`^_`,
    'live ready readi heart alive isalive is_alive is-alive isready is_ready is-ready ping',
  ),
  ...behind(`/"'\`^`, 'status up hc server-status api-status'),
];

const QUOTE = String.raw`["'\x60]`;
/** Where the line itself does not say that it is a route, a path has to look like one. */
const ABSOLUTE = `${QUOTE}(?=/)`;
const METHOD = `(?:\\s*${QUOTE}(?:GET|ANY|\\*)${QUOTE}\\s*,\\s*)?`;

const route = (before: string, after = QUOTE) =>
  new RegExp(`${before}${ROUTE}${after}`, 'i');

const PYTHON_DECORATOR = String.raw`@(?:\w[\w.]{0,60}\.)?(?:route|get|head|post|api_route|expose|view_config)\(`;
const PYTHON_CALL = String.raw`\b(?:re_path|path|url|Route|add_url_rule|add_api_route|add_route|add_get|add_resource|add_view|add_handler|web\.(?:get|route|view))\(`;
const PYTHON_PREFIX = String.raw`\b(?:url_)?prefix\s*=`;
const R_CALL = anyOf(
  String.raw`\bpr_(?:get|handle|head|mount)\(`,
  String.raw`\$(?:get|head|add_get|add_route|add_handler|handle|mount)\(`,
  String.raw`\bhttpGET\(`,
);
// Clients ask for the same paths.
const NODE_CALL = String.raw`(?<!\b(?:axios|https?|client|got|ky|request|agent|superagent|instance|fetcher|\$http|[cC]lient))\.(?:get|all|head|use|register|mount)\(\s*`;

/** The path of a call that begins on the line before: what is called follows from the rest of the file. */
const MULTILINE = [
  [
    'healthLine',
    route(String.raw`^\s*r?${ABSOLUTE}`, String.raw`${QUOTE}\s*,?\s*$`),
    WORDS,
  ],
] as const;

/** A route whose path stands in a constant that says what it is. */
const CONSTANT = [
  'health',
  /(?<!\b(?:requests|httpx|session|axios|https?|[cC]lient|got|ky))\.(?:get|route|all|api_route)\(\s*[\w.]{0,60}(?:[[(]["'])?\b((?:[A-Z]{1,12}_){0,2}_?HEALTH(?:Z|_?CHECK)?(?:_\w{1,20})?)\b/,
  words('HEALTH'),
] as const;

/** Shows a route that tells whether the service is well; the mark catches the route. */
export const health = {
  python: [
    [
      'health',
      route(
        `(?:${PYTHON_DECORATOR}|${PYTHON_CALL}|${PYTHON_PREFIX})[^"'\\n]{0,60}${METHOD}r?["']`,
      ),
      WORDS,
    ],
    ['health', route(String.raw`^\s*\(\s*r?${ABSOLUTE}`), WORDS],
    ['health', route(String.raw`\bpath\s*(?:==|in\s*[(\[{])\s*r?["']`), WORDS],
    CONSTANT,
    ...MULTILINE,
    [
      'healthHandler',
      /^\s*(?:async\s+)?def\s+(?:get_)?(?:api_)?(?:health(?:z|_?check|_?status)?|ping|liveness|readiness|heart_?beat)\s*\(/,
      words('health ping liveness readiness heart'),
    ],
    [
      'health',
      /\b(add_HealthServicer_to_server)\(/,
      words('add_HealthServicer'),
    ],
    ['health', /\binclude\(\s*["'](health_check)/, words('health_check')],
  ],
  r: [
    [
      'health',
      route(String.raw`^\s*#[*']\s*@(?:get|head|post|use)\s+(?=/)`, '\\s*$'),
      words('@get @head @post @use'),
    ],
    ['health', route(`${R_CALL}[^"'\\n]{0,60}${METHOD}${ABSOLUTE}`), WORDS],
    // The platform gives the path: https://cloud.google.com/vertex-ai/docs/predictions/custom-container-requirements
    [
      'health',
      new RegExp(
        String.raw`(?:${R_CALL})[^,\n]{0,60}?\b((?:[A-Z]{1,12}_){0,2}HEALTH(?:_\w{1,20})?)\b`,
      ),
      words('HEALTH'),
    ],
  ],
  node: [
    [
      'health',
      route(`${NODE_CALL}${METHOD}${ABSOLUTE}`, String.raw`${QUOTE}\s*,`),
      WORDS,
    ],
    ['health', route(String.raw`\.route\(\s*${ABSOLUTE}`), WORDS],
    [
      'health',
      route(
        String.raw`@(?:Get|All|Head|Controller|Route|JsonController)\(\s*(?:\{\s*path\s*:\s*)?${QUOTE}`,
      ),
      WORDS,
    ],
    [
      'health',
      route(String.raw`\b(?:url|path|pathname)\s*={2,3}\s*${ABSOLUTE}`),
      WORDS,
    ],
    ['health', route(String.raw`^\s*case\s+${ABSOLUTE}`), WORDS],
    ['health', route(String.raw`\bprefix\s*:\s*${ABSOLUTE}`), WORDS],
    [
      'health',
      /@(HealthCheck)\(\)|\b(?:createTerminus|exposeStatusRoute)\b/,
      words('@HealthCheck createTerminus exposeStatusRoute'),
    ],
    CONSTANT,
    ...MULTILINE,
    // An object says that it is a route by what stands on its other lines.
    ['healthPath', route(String.raw`\b(?:path|url)\s*:\s*${ABSOLUTE}`), WORDS],
    ['handler', /\bhandler\b|\bmethod\s*:/, words('handler method')],
  ],
} as const satisfies Patterns;
