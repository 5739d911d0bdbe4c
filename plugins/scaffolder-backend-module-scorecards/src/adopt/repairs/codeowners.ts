import type { Repair } from '../Repair';

/** Who owns the project in the catalog looks at its changes; nobody is made up. */
export const codeowners: Repair = {
  repairs: {
    'team.codeowners': ['missing'],
    'team.multidisciplinary': ['lacking'],
  },
  make({ path, subject, host, wishes: { owners }, repositoryHas }) {
    const places = ['CODEOWNERS', '.github/CODEOWNERS', 'docs/CODEOWNERS'];
    if (owners.length === 0) return undefined;
    if ([...places, '.gitlab/CODEOWNERS'].some(repositoryHas)) return undefined;
    const pattern = path === '' ? '*' : `/${path}/`;
    return {
      path: 'CODEOWNERS',
      content: `# Who owns ${
        subject.ref
      } in the catalog comes first.\n${pattern} ${owners.join(' ')}\n`,
      note: `${owners.join(' and ')} must be known to ${
        host === 'gitlab' ? 'GitLab' : 'GitHub'
      } by this name, and have access to the repository.`,
    };
  },
};
