import { join } from '@opaq/engine';
import { stringify } from 'yaml';
import type { Project } from '../Project';
import type { Repair } from '../Repair';

const lacksDocs = ({ result }: Project) =>
  /techdocs-ref/.test(result('catalog.complete')?.message ?? '');

const begins = { 'catalog.complete': ['lacking'] };

/** The pages that TechDocs shows. The catalog's annotation for them is a change of catalog-info.yaml. */
export const mkdocs: Repair = {
  repairs: {},
  begins,
  make: project =>
    lacksDocs(project) && !project.has('mkdocs.yml')
      ? {
          path: join(project.path, 'mkdocs.yml'),
          content: stringify({
            site_name: project.title,
            plugins: ['techdocs-core'],
          }),
          note: 'TechDocs shows the folder docs once catalog-info.yaml has the annotation `backstage.io/techdocs-ref: dir:.`.',
        }
      : undefined,
};

export const docsIndex: Repair = {
  repairs: {},
  begins,
  make: project =>
    lacksDocs(project) && !project.has('docs/index.md')
      ? {
          path: join(project.path, 'docs/index.md'),
          content: [
            `# ${project.title}`,
            '',
            ...(project.subject.description
              ? [project.subject.description, '']
              : []),
            "How to develop, test, run and debug it is in the repository's README.",
            '',
          ].join('\n'),
        }
      : undefined,
};
