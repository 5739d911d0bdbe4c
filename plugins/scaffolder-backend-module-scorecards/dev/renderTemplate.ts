/**
 * Writes the project that a template makes of one of its cases into a new folder:
 * `node --require @backstage/cli/config/nodeTransform.cjs dev/renderTemplate.ts TEMPLATE CASE FOLDER`
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderTemplate, valuesOf } from '../src/__testUtils__/renderTemplate';

async function main([template, name, folder]: string[]) {
  const { files } = await renderTemplate(
    template,
    await valuesOf(template, name),
  );
  for (const { path, content, executable } of files) {
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content, { mode: executable ? 0o755 : 0o644 });
  }
}

main(process.argv.slice(2)).then(
  // The backend's plugins leave timers behind.
  () => process.exit(0),
  error => {
    process.stderr.write(`${error}\n`);
    process.exit(1);
  },
);
