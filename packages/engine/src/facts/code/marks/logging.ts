import { anyOf, words, type Patterns } from './patterns';

const LEVEL =
  '(?:debug|info|warn|warning|error|exception|critical|fatal|success|trace)';
// A literal that begins with no variable: a place, or a folder, that is fixed in the code.
const FILE = String.raw`["'\x60](?![{$])([^"'\x60\n]{1,200})["'\x60]`;
const LOG_FILE = String.raw`["'\x60](?![{$])([^"'\x60\n]{0,200}(?:\.log|%DATE%[\w.-]{0,20}))["'\x60]`;

const python = {
  logs: anyOf(
    // To quieten another library's logger is not to log.
    String.raw`\bgetLogger\([^)]{0,200}\)(?!\.(?:setLevel|disabled|propagate|addFilter))`,
    String.raw`\bget(?:_run|_task|_dagster)?_logger\(`,
    String.raw`\b(?:basicConfig|dictConfig|fileConfig)\(`,
    String.raw`\b(?:logging|_?logger|_?log|LOGGER|LOG)\.${LEVEL}\(`,
    String.raw`\.log(?:ger)?\.${LEVEL}\(`,
    String.raw`\b(?:RotatingFile|TimedRotatingFile|WatchedFile|File|Stream|SysLog)Handler\(`,
    String.raw`\blogging\.log\(`,
    String.raw`\b(?:app|application)\.logger\b`,
    String.raw`\blog4j\.LogManager`,
  ),
  json: anyOf(
    String.raw`\bJ(?:SON|son)(?:Log)?Formatter\b`,
    String.raw`\bpythonjsonlogger\b|\becs_logging\b`,
    String.raw`\b(?:Fluent|Gelf|Structured|Logstash)\w{0,20}(?:Formatter|Handler)\b`,
    // A format that is JSON itself, and not the table of settings in which a format stands.
    String.raw`\{\s*\\?["'](?!(?:format|fmt)\b)\w{1,30}\\?["']\s*:\s*\\?["']?%\((?:asctime|levelname|message|name)\)`,
  ),
  handler: anyOf(
    String.raw`FileHandler\(\s*[A-Za-z_]`,
    String.raw`\bfilename\s*=\s*\w{0,40}[lL](?:og|OG)`,
    String.raw`\blogger\.add\(\s*\w{0,40}[lL](?:og|OG)`,
  ),
  path: String.raw`^\s*(?:self\.)?_?(?:logs?|logger|logging|LOGS?|LOGGING)_?(?:file|path|dir|directory|folder|filename|filepath|FILE|PATH|DIR|DIRECTORY|FOLDER|FILENAME|FILEPATH|FILE_PATH|FILE_NAME|file_path|file_name)(?:\s*:\s*\w{1,10})?\s*=\s*(?:Path\(|os\.path\.join\(\s*(?:os\.getcwd\(\),\s*)?)?\s*[rf]{0,2}["'](?![{$])([^"'\n]{1,200})["']`,
};

const node = {
  logs: anyOf(
    String.raw`\bnew (?:Console)?Logger\(`,
    String.raw`\b(?:[lL]ogger|log|LOGGER)\.(?:log|verbose|silly|http|${LEVEL})\(`,
    String.raw`\.log\.${LEVEL}\(`,
    String.raw`\blogger\s*:\s*(?:true|\{|[a-zA-Z]*[lL]og|process\.env|env)`,
  ),
  json: anyOf(
    String.raw`\bformat\.(?:json|logstash)\(`,
    String.raw`(?<![\w.$])json\(\s*\)`,
    String.raw`\btype\s*:\s*["']json["']`,
    String.raw`\bjson\s*:\s*true\b`,
    String.raw`\becsFormat\b|\bjsonLayout\b`,
  ),
  plain: anyOf(
    String.raw`\bpino-pretty\b`,
    String.raw`\bprettyPrint\s*:\s*(?:true|\{)`,
    String.raw`\bformat\.(?:simple|printf|cli|prettyPrint|combine|colorize)\(`,
    String.raw`(?<![\w.$])(?:printf|simple|combine)\(`,
  ),
  written: anyOf(
    String.raw`\b(?:filename|destination|path)\s*:\s*(?:(?:path\.)?(?:join|resolve)\(\s*(?:__dirname|process\.cwd\(\))\s*,\s*)?${LOG_FILE}`,
    String.raw`\b(?:createWriteStream|pino\.destination)\(\s*(?:(?:path\.)?(?:join|resolve)\(\s*(?:__dirname|process\.cwd\(\))\s*,\s*)?${LOG_FILE}`,
  ),
};

/** Shows that a file logs, in which form, and where to; what is caught is the place that is fixed in the code. */
export const logging = {
  python: [
    [
      'logs',
      new RegExp(python.logs),
      words(
        'getLogger _logger( basicConfig dictConfig fileConfig logging. logger. log. LOGGER. LOG. Handler( .logger log4j.LogManager',
      ),
    ],
    [
      'logFile',
      new RegExp(
        String.raw`(?:FileHandler\(|\bbasicConfig\(.{0,200}?\bfilename\s*=|\blogger\.add\()\s*(?:filename\s*=\s*)?[rbuf]{0,2}${FILE}`,
      ),
      words('FileHandler basicConfig logger.add'),
    ],
    [
      'logFile',
      new RegExp(
        String.raw`["']?\bfilename["']?\s*[:=]\s*[rf]{0,2}${LOG_FILE}`,
      ),
      words('filename'),
    ],
    // Where the handler takes a variable, the place may stand above.
    [
      'logHandler',
      new RegExp(python.handler),
      words('FileHandler filename logger.add'),
    ],
    ['logPath', new RegExp(python.path), words('log LOG')],
    [
      'jsonLogs',
      new RegExp(python.json),
      words(
        'Formatter pythonjsonlogger ecs_logging Fluent Gelf Structured Logstash %(asctime) %(levelname) %(message) %(name)',
      ),
    ],
    // What these mean depends on the library that is imported beside them.
    ['jsonRenderer', /\bJSONRenderer\b/, words('JSONRenderer')],
    ['jsonSerialize', /\bserialize\s*=\s*True\b/, words('serialize')],
    ['logSettings', /^\s*LOGGING\s*=\s*(?:\{|dict\()/, words('LOGGING')],
  ],
  r: [
    [
      'logs',
      /\blog_(?:info|warn|error|debug|trace|success|fatal|threshold|appender|layout|print|open)\(|\bflog\.\w{1,20}\(|\bl(?:g|gr|ogger)\$(?:info|warn|error|debug|trace|fatal)\(|\blog(?:info|warn|error|debug)\(|\bget_logger\(/,
      words(
        'log_ flog. lg$ lgr$ logger$ loginfo( logwarn( logerror( logdebug( get_logger',
      ),
    ],
    [
      'logFile',
      new RegExp(
        String.raw`\b(?:appender_(?:file|tee)|appender\.(?:file|tee)|file_appender|Appender(?:File\w{0,20}|Json)\$new|log_open)\(\s*(?:file(?:_name)?\s*=\s*)?${FILE}`,
      ),
      words('appender_ appender. file_appender Appender log_open'),
    ],
    [
      'logFile',
      new RegExp(String.raw`\bwriteToFile\b.{0,100}?\bfile\s*=\s*${FILE}`),
      words('writeToFile'),
    ],
    [
      'jsonLogs',
      /\blayout_json(?:_parser)?\b|\bLayoutJson\b|\bAppenderJson\b|\bjson_log_layout\b|\blayout\.json\b/,
      words('layout_json LayoutJson AppenderJson json_log_layout layout.json'),
    ],
  ],
  node: [
    [
      'logs',
      new RegExp(node.logs),
      words('Logger( ogger. log. LOGGER. logger'),
    ],
    ['logFile', new RegExp(node.written), words('.log %DATE%')],
    [
      'jsonLogs',
      new RegExp(node.json),
      words('json format.logstash ecsFormat'),
    ],
    ['createsLogger', /\bcreateLogger\(/, words('createLogger')],
    [
      'plainLogs',
      new RegExp(node.plain),
      words('pino-pretty prettyPrint format. printf( simple( combine('),
    ],
    [
      'byEnvironment',
      /\bNODE_ENV\b|\bis(?:Dev|Prod|Local)|["'](?:production|development)["']|\bPRETTY/,
      words('NODE_ENV isDev isProd isLocal production development PRETTY'),
    ],
  ],
} as const satisfies Patterns;
