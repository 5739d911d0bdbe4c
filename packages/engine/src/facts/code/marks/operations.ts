import { accountIn, ACCOUNT_WORDS } from './accounts';
import { hostIn, HOST_WORDS } from './hosts';
import { anyOf, words, type Patterns } from './patterns';

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

/** Shows how a project is configured and what watches it; what is caught is the host that it is bound to. */
export const operations = {
  python: [
    [
      'monitors',
      /\bput_metric_data\(|\bclient\(\s*["']cloudwatch["']|\bvetiver\.(?:compute_metrics|monitor|pin_metrics|plot_metrics)\(|\bModelDeploymentMonitoring|\bMonitorSchedule\(|\bhc-ping\.com\b/,
      words(
        'put_metric_data cloudwatch vetiver. ModelDeploymentMonitoring MonitorSchedule hc-ping.com',
      ),
    ],
    [
      'monitorOff',
      /\bdsn\s*=\s*(?:""|''|None)\s*[,)]|\bsentry_sdk\.init\(\s*(?:""|'')?\s*\)|\b(?:init|Client|Instrumentator)\(\s*\{?\s*["']?(?:enabled|ENABLED)["']?\s*[:=]\s*False|^\s{0,4}["']?(?:enabled|ENABLED)["']?\s*[:=]\s*False\b|\btracer\.enabled\s*=\s*False/,
      words('dsn sentry_sdk enabled ENABLED'),
    ],
    [
      'settings',
      new RegExp(PYTHON_SETTINGS),
      words(
        'getenv environ dotenv BaseSettings yaml. toml ConfigParser ConfigLoader config. open( Variable.get st.secrets get_connection',
      ),
    ],
    ['host', hostIn, HOST_WORDS],
    ['account', accountIn, ACCOUNT_WORDS],
  ],
  r: [
    [
      'monitors',
      /\bvetiver_(?:compute_metrics|pin_metrics|plot_metrics)\(/,
      words('vetiver_'),
    ],
    ['monitorOff', /\bdsn\s*=\s*(?:""|''|NULL)/, words('dsn')],
    [
      'settings',
      new RegExp(R_SETTINGS),
      words(
        'Sys.getenv config::get load_dot_env readRenviron read_yaml yaml.load_file read.config parseTOML fromJSON read_json read.ini get_golem',
      ),
    ],
    ['host', hostIn, HOST_WORDS],
    ['account', accountIn, ACCOUNT_WORDS],
  ],
  node: [
    [
      'monitors',
      /\bPutMetricDataCommand\b|\bputMetricData\(|\bhc-ping\.com\b|\bcollectDefaultMetrics\(/,
      words('PutMetricData putMetricData hc-ping.com collectDefaultMetrics'),
    ],
    [
      'monitorOff',
      /\bdsn\s*:\s*(?:""|''|undefined|null)|\b(?:init|start)\(\s*\{\s*(?:enabled|active)\s*:\s*false|^\s{0,4}(?:enabled|active)\s*:\s*false/,
      words('dsn enabled active'),
    ],
    [
      'settings',
      new RegExp(NODE_SETTINGS),
      words('process.env Deno.env Bun.env yaml.load config'),
    ],
    ['host', hostIn, HOST_WORDS],
    ['account', accountIn, ACCOUNT_WORDS],
  ],
} as const satisfies Patterns;
