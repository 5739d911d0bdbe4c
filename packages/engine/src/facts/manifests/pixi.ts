import { lineMatching, parseToml, tableAt, text, type Table } from '../data';
import type {
  Dependency,
  InterpreterSpec,
  ManifestContent,
  ReadContent,
} from './Manifest';
import { condaPackages } from './conda';

type Pixi = Pick<
  ManifestContent,
  'dependencies' | 'interpreters' | 'languages'
>;

/** Pixi's tables, wherever they stand: https://pixi.sh/latest/reference/pixi_manifest/. */
export function pixiContent(data: Table, content: string): Pixi {
  const parts = [
    data,
    ...Object.values(tableAt(data, 'feature')),
    ...Object.values(tableAt(data, 'target')),
  ];
  const specs = (key: string): Dependency[] =>
    parts.flatMap(part =>
      Object.entries(tableAt(part, key)).map(([name, value]) => ({
        name,
        spec: text(value) ?? text(tableAt(value).version) ?? '',
      })),
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
