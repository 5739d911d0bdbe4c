/** One of these stands in every line that a host can be found in, in upper or lower case. */
export const HOST_WORDS = ['://', 'host', 'server', 'broker'];

// What stands before such a literal: it is taken where nothing else is said, or it is who may call, not who is called.
const CHANGEABLE =
  /environ|getenv|process\.env|Deno\.env|\bconfig\(|\benv\(|\bdefault|\bField\(|add_argument|\boption\(|placeholder|description|allow|origin|cors|trusted|example|help\s*=|xmlns|schema/i;

// scheme://user:password@host:port; the password is never kept.
const ADDRESS =
  /["'`]([a-z][a-z0-9+.-]{1,30}):\/\/(?:[^\s"'`@/]{0,200}@)?([\w.-]{1,120})(:\d{1,5})?(?=[/"'`?,]|$)/gi;
const NAMED =
  /(?:^|[^A-Za-z])(\w{0,40}?)(?:host|hostname|server|server_?name|host_?name|host_?ip)["']?\]?\s{0,8}(?:=>|=|:|<-)\s{0,8}["']([\w.-]{2,120})(?::\d{1,5})?["']/i;
const BROKER =
  /(?:bootstrap[_.]servers?|brokers?)["']?\]?\s{0,8}[=:]\s{0,8}\[?\s{0,8}["']([\w.-]{2,120}):\d{1,5}/i;

const DATABASE_SCHEME =
  /^(?:postgres(?:ql)?|mysql|mariadb|mongodb|redis|rediss|amqps?|mssql|oracle|clickhouse|cassandra|snowflake|redshift|jdbc|ldaps?|mqtts?|kafka|nats|neo4j|bolt)(?:\+[\w.]+)?$/i;
const WEB_SCHEME = /^(?:https?|wss?|grpc|tcp|tls)$/i;
const DATABASE_NAME =
  /(?:db|database|mysql|postgres|pg|redis|mongo|sql|kafka|rabbit|mq|rds|elastic|clickhouse|influx)_?$/i;
const DATABASE_CALL =
  /\b(?:dbConnect|connect|create_engine|createConnection|createPool|Pool|Redis|MongoClient|Elasticsearch)\(/;

const LOCAL =
  /^(?:localhost|localstack|127\.|0\.0\.0\.0|host\.docker\.internal|255\.)|\.(?:localhost|test|example|invalid)$/i;
// RFC 2606 and RFC 5737 keep these for documentation; the last ones belong to the network itself, or are public resolvers.
const RESERVED =
  /(?:^|\.)example\.(?:com|org|net)$|^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.|^(?:169\.254\.169\.254|8\.8\.[48]\.[48]|1\.[01]\.[01]\.1)$/i;
const PLACEHOLDER =
  /^(?:your|my|some|the|x{2,})|host(?:name)?$|^(?:server|domain|ip|address|string|none|null|undefined)$|[<>{}$]|^[\d.]{1,6}$/i;
const IP = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const PRIVATE_DOMAIN =
  /\.(?:internal|local|lan|corp|intra|intranet|private|home|svc|cluster)$|\.svc\.cluster\.local$/i;
/** Names that a provider gives to one instance: nobody else's. */
const INSTANCE =
  /\.(?:rds|elb|redshift|cache|docdb|es|ec2|compute|compute-1|[a-z]{2}-\w+-\d\.compute)\.amazonaws\.com$|\.database\.windows\.net$|\.(?:mongodb|redislabs|redis-cloud)\.(?:net|com)$|\.cloudapp\.azure\.com$|\.(?:aivencloud|db\.ondigitalocean)\.com$|\.neon\.tech$|^db\..*\.supabase\.co$|\.[\w-]+\.(?:rds|redshift|cache)\.amazonaws\.com(?:\.cn)?$/i;

/** An argument begins at its name: what another one is read from says nothing of this. */
const ARGUMENT = /,(?=\s{0,20}["']?[\w.-]{1,40}["']?\s{0,8}(?:=|:(?!\/\/)|<-))/;

/** Whether the argument or assignment that ends at a place of the line leaves the literal to be replaced. */
export const isChangeable = (text: string, end: number) =>
  CHANGEABLE.test(
    text
      .slice(Math.max(0, end - 300), end)
      .split(ARGUMENT)
      .at(-1)!,
  );

/** What stands before a literal that is given to a name or called. A list may hold who calls; a comparison gives nothing. */
const GIVEN = /(?:(?:^|[^=!<>])=|[:(]|<-)\s{0,20}[fr]?$/;

const COMPARED = /[=!]=\s{0,20}\(\s{0,20}$/;

const isElsewhere = (host: string) =>
  !LOCAL.test(host) && !RESERVED.test(host) && !PLACEHOLDER.test(host);

const isOneMachine = (host: string) =>
  IP.test(host) || PRIVATE_DOMAIN.test(host) || INSTANCE.test(host);

const isSingleName = (host: string) => /^[a-z][\w-]{1,60}$/i.test(host);

function inAddress(text: string): string | undefined {
  if (!text.includes('://')) return undefined;
  for (const { 0: all, 1: scheme, 2: host, 3: port, index } of text.matchAll(
    ADDRESS,
  )) {
    if (!isElsewhere(host) || isChangeable(text, index + all.length)) continue;
    if (DATABASE_SCHEME.test(scheme)) return host;
    if (!WEB_SCHEME.test(scheme)) continue;
    const before = text.slice(0, index);
    if (!GIVEN.test(before) || COMPARED.test(before)) continue;
    // A name without a dot is a machine of the own network; with a port, so that no word of prose is one.
    if (isOneMachine(host) || (isSingleName(host) && port)) return host;
  }
  return undefined;
}

const endOf = (match: RegExpExecArray) => match.index + match[0].length;

function inName(text: string): string | undefined {
  const broker = BROKER.exec(text);
  if (broker && isElsewhere(broker[1]) && !isChangeable(text, endOf(broker))) {
    return broker[1];
  }
  const named = NAMED.exec(text);
  if (!named || isChangeable(text, endOf(named))) return undefined;
  const [, name, host] = named;
  if (!isElsewhere(host)) return undefined;
  if (isOneMachine(host)) return host;
  const ofDatabase = DATABASE_NAME.test(name) || DATABASE_CALL.test(text);
  return ofDatabase && isSingleName(host) ? host : undefined;
}

/** A line that is nothing but an argument, or what holds where the line above has no value. */
const ARGUMENT_ALONE = /^\s{0,80}(?:\|\||\?\?|or\s|:)?\s{0,4}[fr]?["'`]/;
const OPENS = /(?:[([{,=]|\|\||\?\?|\bor)\s{0,4}$/;

/** Whether the call or assignment that a line goes on with leaves the literal to be replaced. */
function isChangeableAbove(text: string, above: readonly string[]): boolean {
  if (!ARGUMENT_ALONE.test(text)) return false;
  const begun: string[] = [];
  for (const line of [...above].reverse()) {
    const goesOn =
      OPENS.test(line.slice(-200)) || /^\s*(?:\|\||\?\?)/.test(text);
    if (!goesOn) break;
    begun.push(line.slice(0, 300));
    // Where the call begins, nothing above belongs to it.
    if (!/,\s{0,4}$/.test(line.slice(-20))) break;
  }
  return begun.some(line => CHANGEABLE.test(line));
}

/**
 * The host that a line of code is bound to: a literal address of a database or of a machine of one network. Addresses on
 * the machine itself, of documentation, of public services, and those that the environment may replace are none.
 */
export function hostIn(
  text: string,
  above: readonly string[] = [],
): string | undefined {
  const host = inAddress(text) ?? inName(text);
  return host !== undefined && isChangeableAbove(text, above)
    ? undefined
    : host;
}
