import { defineFileFact } from '../Fact';
import { isInSideFolder } from '../repository/sideFolders';
import { isTestPath, isVendored } from '../source/paths';
import { sourceOf } from '../source/sourceLines';

const NAME =
  /(^|\/)airflow\.cfg$|(^|[/._-])(log|logs|logging|logger|log4js|log4j2?)([._-](config|conf|cfg|settings|prod|production))*\.(ya?ml|json|ini|conf|cfg|toml|properties)$/i;
const MAX_SIZE = 50_000;
const JSON_FORMAT =
  /\bJson\w{0,20}Formatter\b|\bJSONFormatter\b|\bpythonjsonlogger\b|\becs_logging\b|\bJSONRenderer\b|\bJson(?:Template)?Layout\b|["']?type["']?\s*:\s*["']json["']|^\s*json_logs\s*=\s*True\b/;

/** The files that configure loggers and make them write JSON, with the line that does. @public */
export const jsonLogConfigs = defineFileFact<
  { line: number },
  Array<{ path: string; line: number }>
>({
  name: 'jsonLogConfigs',
  version: 2,
  scope: 'component',
  select: (path, size) =>
    NAME.test(path) && size <= MAX_SIZE && !isVendored(path),
  map(file) {
    const found = sourceOf(file).lines.find(
      ({ text }) => !/^\s*[#;]/.test(text) && JSON_FORMAT.test(text),
    );
    return found?.line === undefined ? undefined : { line: found.line };
  },
  reduce: found =>
    [...found]
      .filter(([path]) => !isInSideFolder(path) && !isTestPath(path))
      .map(([path, { line }]) => ({ path, line })),
});
