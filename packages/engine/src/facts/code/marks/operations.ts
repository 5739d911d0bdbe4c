import { hostIn } from './hosts';
import { anyOf, type Patterns } from './patterns';

const PYTHON_SETTINGS = anyOf(
  // What is assigned to the environment is not read from it.
  String.raw`\bgetenv\(|\benviron\.get\(|\benviron\[[^\]]{1,80}\](?!\s*=[^=])`,
  String.raw`\b(?:load_dotenv|dotenv_values)\(|\bBaseSettings\b`,
  String.raw`\b(?:yaml|toml|tomllib|tomli|rtoml)\.(?:(?:safe|full|unsafe)_)?load(?:s|_all)?\(`,
  String.raw`\b(?:Raw|Safe)?ConfigParser\(|\bConfigLoader\(`,
  String.raw`\bconfig\.from_(?:envvar|pyfile|prefixed_env|file|json)\(`,
  String.raw`\bopen\([^)]{0,120}(?:config|conf|settings|params)[^)]{0,60}\.(?:ya?ml|json|toml|ini|cfg)`,
  String.raw`\bVariable\.get\(|\bst\.secrets\b|\bget_connection\(`,
);
const R_SETTINGS = anyOf(
  String.raw`\bSys\.getenv\(|\bconfig::get\(|\bload_dot_env\(|\breadRenviron\(`,
  String.raw`\bread_yaml\(|\byaml\.load_file\(|\bread\.config\(|\bparseTOML\(`,
  String.raw`\b(?:fromJSON|read_json|read\.ini)\([^)]{0,100}(?:config|settings)`,
  String.raw`\bget_golem_(?:options|config)\(`,
);
const NODE_SETTINGS = anyOf(
  // The kind of environment, and where a page's files lie, configure little.
  String.raw`\bprocess\.env\.(?!(?:NODE_ENV|PUBLIC_URL)\b)\w|\bprocess\.env\[|[=(]\s*process\.env\b(?!\.)`,
  String.raw`\b(?:Deno|Bun)\.env\b|\byaml\.load\(`,
  String.raw`\b(?:require\(|from)\s*["']\.[^"']{0,100}config[^"']{0,40}\.json["']`,
);

// Every line that bears the mark holds one of these.
const HOST = /:\/\/|host|server|broker/i;
const WATCH =
  /cloudwatch|put_?metric|vetiver|Monitor|hc-ping|DefaultMetrics|dsn|sentry|enabled|active/i;
const SETTINGS =
  /env|yaml|toml|conf|settings|params|Variable|secrets|get_connection|golem/i;

/** Shows how a project is configured and what watches it; what is caught is the host that it is bound to. */
export const operations = {
  python: [
    [
      'monitors',
      /\bput_metric_data\(|\bclient\(\s*["']cloudwatch["']|\bvetiver\.(?:compute_metrics|monitor|pin_metrics|plot_metrics)\(|\bModelDeploymentMonitoring|\bMonitorSchedule\(|\bhc-ping\.com\b/,
      WATCH,
    ],
    [
      'monitorOff',
      /\bdsn\s*=\s*(?:""|''|None)\s*[,)]|\bsentry_sdk\.init\(\s*(?:""|'')?\s*\)|\b(?:init|Client|Instrumentator)\(\s*\{?\s*["']?(?:enabled|ENABLED)["']?\s*[:=]\s*False|^\s{0,4}["']?(?:enabled|ENABLED)["']?\s*[:=]\s*False\b|\btracer\.enabled\s*=\s*False/,
      WATCH,
    ],
    ['settings', new RegExp(PYTHON_SETTINGS), SETTINGS],
    ['host', hostIn, HOST],
  ],
  r: [
    [
      'monitors',
      /\bvetiver_(?:compute_metrics|pin_metrics|plot_metrics)\(/,
      WATCH,
    ],
    ['monitorOff', /\bdsn\s*=\s*(?:""|''|NULL)/, WATCH],
    ['settings', new RegExp(R_SETTINGS), SETTINGS],
    ['host', hostIn, HOST],
  ],
  node: [
    [
      'monitors',
      /\bPutMetricDataCommand\b|\bputMetricData\(|\bhc-ping\.com\b|\bcollectDefaultMetrics\(/,
      WATCH,
    ],
    [
      'monitorOff',
      /\bdsn\s*:\s*(?:""|''|undefined|null)|\b(?:init|start)\(\s*\{\s*(?:enabled|active)\s*:\s*false|^\s{0,4}(?:enabled|active)\s*:\s*false/,
      WATCH,
    ],
    ['settings', new RegExp(NODE_SETTINGS), SETTINGS],
    ['host', hostIn, HOST],
  ],
} as const satisfies Patterns;
