import type { LiteralGroup } from '../../source/literals';

/** A path that exists on one person's machine. */
export interface PersonalPath {
  /** As far as it names the place: `/home/NAME`, `C:\Users\NAME` or `D:\folder`. */
  path: string;
  /** The user; absent for another path on a drive. */
  user?: string;
}

// On a cluster a home may stand on a file system of the network: `/gpfs/home/NAME`, and AFS by cell and first letter.
const UNIX =
  /(?:\/(?:gpfs|nfs|lustre|beegfs|cluster)(?:\/[\w.-]{1,30}){0,2})?\/(?:home|Users)\/([A-Za-z0-9_][\w.@+-]{0,63})|\/afs\/[\w.-]{1,60}\/users?\/(?:[a-z]\/){0,2}([A-Za-z0-9_][\w.@+-]{0,63})/g;
// What stands before an absolute path: nothing, a delimiter, a scheme, a host, a disk as WSL and Git Bash mount it.
// After anything else it is the middle of another path or of a URL, or the inner side of a volume.
const BEGINS =
  /(?:^|[\s"'`=(,;<>|&[{+!]|\b(?!https?:)[a-z][a-z0-9+]{1,20}:\/{2,3}|@[\w.-]{1,60}:|(?:^|[\s"'`=(,])(?:\/mnt)?\/[a-z]|\s-[IL])$/;
const IN_PATH_LIST = /PATH\b.*:$/;
const BEFORE = 80;

const USERS_FOLDER =
  /(?<![A-Za-z0-9])[A-Za-z]:[\\/]{1,4}(?:Users|Documents and Settings)[\\/]{1,4}([^\\/"'`\s<>|*?:;,%${[]{1,64})/gi;
// At the start of a value and with a folder or a file after it. No `s`: that is sed's.
const DRIVE =
  /(?:^|[\s"'`=(,[]|file:\/{2,3})([A-Zc-h]:(?:\\{1,2}|\/))(?!\/)[A-Za-z0-9_][\w .()-]{0,80}(?:[\\/]|\.[A-Za-z]{1,5}(?![\w(]))/g;
// After a lower-case letter and a colon these are escapes in a text, not folders.
const ESCAPE = /^[a-z]:\\[nrtbfv0sdw]/;

// A disk as a desktop mounts it for who is logged in, `/media/NAME/LABEL`, or WSL by its letter. `/media/` is also where web
// pages have their pictures, so that the label has to be one of a disk.
const MOUNTED =
  /\/(?:run\/)?media\/([a-z][\w.-]{0,31})\/(?:[A-Z][\w .-]{0,40}|[0-9A-Fa-f]{4,8}-[0-9A-Fa-f-]{4,28}|[\w.-]{0,20}(?:hdd|ssd|disk|drive|usb|storage)[\w.-]{0,20})(?=[\\/"'`])|\/mnt\/[c-h]\/(?!Users\/)[A-Za-z0-9_][\w .()-]{0,80}(?=\/)/g;
const OF_PAGES =
  /^(images?|imgs?|uploads?|files?|photos?|videos?|audio|docs?|documents?|pictures?|pics?|avatars?|products?|static|assets|te?mp|posts?|blogs?|media|cdrom|thumbnails?|profiles?|covers?|banners?|icons?|logos?|cache|content|data|usb|sf_\w*)$/i;

/** Names that stand for whoever runs it. */
const PLACEHOLDER =
  /^(you|your[\w.-]*|my[-_]?(user|name|username|home)?|user[-_]?(name|id|\d{1,3})?|users|me|name|someone|somebody|example|foo|bar|baz|x{2,}|path|to|folder|dir(ectory)?|login|account|john[-_.]?doe|jane[-_.]?doe|jdoe|public|default|shared|guest)$/i;
/** Users whose home a well-known image, build machine or platform brings. */
const PROVIDED =
  /^(app|apps|app[-_]?user|application|service|worker|runner|runneradmin|node|python|jovyan|airflow|vscode|rstudio|shiny|spark|dagster|prefect|mambauser|micromamba|nonroot|mlflow|site|logfiles|hadoop|coder|codespace|gitpod|circleci|jenkins|gitlab-runner|travis|vsts|vsts_azpcontainer|vssadministrator|containeradministrator|containeruser|sagemaker-user|databricks|docker|container|builder|conda|linuxbrew|nginx|www-data|ray|dask|superset|trino|dbt|kedro(_docker)?|devcontainer|model-server|bentoml|onyxia)$/i;

const isSomebody = (user: string) =>
  !PLACEHOLDER.test(user) && !PROVIDED.test(user);

function unixHomes(text: string): PersonalPath[] {
  return [...text.matchAll(UNIX)].flatMap(match => {
    const { 0: path, 1: home, 2: ofCell, index } = match;
    const user = home ?? ofCell;
    const before = text.slice(Math.max(0, index - BEFORE), index);
    const next = text[index + path.length] ?? '';
    const begins = BEGINS.test(before) || IN_PATH_LIST.test(before);
    const isPattern = '{$<([*'.includes(next) && next !== '';
    return begins && !isPattern && isSomebody(user) ? [{ path, user }] : [];
  });
}

function windowsHomes(text: string): PersonalPath[] {
  return [...text.matchAll(USERS_FOLDER)]
    .filter(([, user]) => isSomebody(user))
    .map(([path, user]) => ({ path, user }));
}

function drives(text: string): PersonalPath[] {
  return [...text.matchAll(DRIVE)].flatMap(({ 0: whole, 1: path }) => {
    const value = whole.slice(whole.indexOf(path));
    const isHome = /^.:[\\/]+(Users|Documents and Settings)\b/i.test(value);
    const isExample = /^.:[\\/]+(path|your|my|folder)\b/i.test(value);
    return isHome || isExample || ESCAPE.test(value)
      ? []
      : [{ path: value.replace(/[\\/]$/, '') }];
  });
}

function mounts(text: string): PersonalPath[] {
  return [...text.matchAll(MOUNTED)].flatMap(({ 0: path, 1: user, index }) => {
    const before = text.slice(Math.max(0, index - BEFORE), index);
    const isOne =
      BEGINS.test(before) &&
      (user === undefined || (isSomebody(user) && !OF_PAGES.test(user)));
    return isOne ? [{ path }] : [];
  });
}

const DRIVES = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZcdefgh'];

/** In a line that holds such a path stands one of these. */
export const PATH_WORDS: readonly LiteralGroup[] = [
  {
    literals: [
      ...['/home/', '/Users/', '/afs/', '/media/', '/mnt/'],
      ...DRIVES.flatMap(drive => [`${drive}:\\`, `${drive}:/`]),
    ],
  },
  { literals: ['Users', 'Documents and Settings'], ignoreCase: true },
];

/** The paths of a line that only one machine has. */
export function pathsIn(text: string): PersonalPath[] {
  const found = [
    ...(/\/(home|Users|afs)\//.test(text) ? unixHomes(text) : []),
    ...(/\/(media|mnt)\//.test(text) ? mounts(text) : []),
  ];
  return /[A-Za-z]:[\\/]/.test(text)
    ? [...found, ...windowsHomes(text), ...drives(text)]
    : found;
}
