import { readFile, writeFile } from 'node:fs/promises';
import { resolveSafeChildPath } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import {
  createTemplateAction,
  serializeDirectoryContents,
} from '@backstage/plugin-scaffolder-node';
import {
  ANNOTATION_TEMPLATE,
  ANNOTATION_TEMPLATE_VERSION,
} from '@opaq/plugin-scorecards-common';
import { isMap, parseAllDocuments } from 'yaml';
import { markOf, MEMORY_FILE, writeMemory } from '../drift/Memory';
import { CATALOG_INFO } from '../localRepositories';
import { examples } from './remember.examples';

/** The descriptor with the annotation on its component. */
function annotated(text: string, value: string): string {
  const documents = parseAllDocuments(text);
  const component =
    documents.find(document => document.get('kind') === 'Component') ??
    documents[0];
  if (!component || !isMap(component.contents)) return text;
  component.setIn(['metadata', 'annotations', ANNOTATION_TEMPLATE], value);
  return documents
    .map(document =>
      document.toString({ lineWidth: 0, flowCollectionPadding: false }),
    )
    .join('');
}

/**
 * Creates the `opaq:remember` action: it writes into a new project from which template it was made, in which version, and
 * what the form was filled in with, so that later it can be told when the template has moved on.
 *
 * @public
 */
export function createRememberAction() {
  return createTemplateAction({
    id: 'opaq:remember',
    description:
      'Writes into a new project from which template it was made, in which version, and with which values.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        values: z =>
          z.record(z.any(), {
            description: 'What the form was filled in with: the parameters',
          }),
      },
      output: {
        template: z =>
          z.string({
            description: 'The template and its version, as reference@version',
          }),
      },
    },
    async handler(ctx) {
      const metadata = ctx.templateInfo?.entity?.metadata;
      const version = metadata?.annotations?.[ANNOTATION_TEMPLATE_VERSION];
      if (!metadata || !version) {
        throw new InputError(
          `The template says no version: give its metadata the annotation ${ANNOTATION_TEMPLATE_VERSION}, such as '1'.`,
        );
      }
      const { name, namespace } = metadata;
      const template = stringifyEntityRef({
        kind: 'Template',
        name,
        namespace,
      });

      const descriptor = resolveSafeChildPath(ctx.workspacePath, CATALOG_INFO);
      const text = await readFile(descriptor, 'utf8');
      await writeFile(descriptor, annotated(text, `${template}@${version}`));
      const contents = await serializeDirectoryContents(ctx.workspacePath);
      const files = contents
        // What is left of a run that was broken off is no file of the template.
        .filter(({ path }) => path !== MEMORY_FILE)
        .map(({ path, content }) => [path, markOf(content)] as const)
        .sort(([a], [b]) => Number(a > b) - Number(a < b));
      await writeFile(
        resolveSafeChildPath(ctx.workspacePath, MEMORY_FILE),
        writeMemory({
          template,
          version,
          values: ctx.input.values,
          files: Object.fromEntries(files),
        }),
      );
      ctx.logger.info(`Made from ${template}, version ${version}`);
      ctx.output('template', `${template}@${version}`);
    },
  });
}
