import { lineMatching, parseToml, tableAt, type Table } from '../../parse';
import type {
  Dependency,
  InterpreterSpec,
  ManifestContent,
  ReadContent,
} from './Manifest';
import { condaPackages } from './conda';
import { namedDependencies } from './named';

type Pixi = Pick<
  ManifestContent,
  'dependencies' | 'interpreters' | 'languages'
>;

/** Pixi's tables, wherever they stand: https://pixi.sh/latest/reference/pixi_manifest/. */
export function pixiContent(data: Table, content: string): Pixi {
  const parts: [unknown, Partial<Dependency>][] = [
    [data, {}],
    ...Object.values(tableAt(data, 'feature')).map(
      (part): [unknown, Partial<Dependency>] => [part, { scope: 'optional' }],
    ),
    ...Object.values(tableAt(data, 'target')).map(
      (part): [unknown, Partial<Dependency>] => [part, { conditional: true }],
    ),
  ];
  const specs = (key: string): Dependency[] =>
    parts.flatMap(([part, also]) =>
      namedDependencies(tableAt(part, key)).map(one => ({ ...one, ...also })),
    );
  const { dependencies, interpreters, languages } = condaPackages(
    specs('dependencies'),
  );
  const pypi = specs('pypi-dependencies');
  return {
    languages,
    dependencies: [...dependencies, ...pypi],
    interpreters: interpreters.map(
      (one): InterpreterSpec => ({
        ...one,
        line: lineMatching(content, /^\s*"?(python|r-base|nodejs)"?\s*=/),
      }),
    ),
  };
}

/** `pixi.toml`. */
export function readPixi(content: string): ReadContent {
  const parsed = parseToml(content);
  return 'problem' in parsed ? parsed : pixiContent(parsed.data, content);
}
