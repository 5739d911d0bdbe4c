import { describeCheck } from '../../../testing';
import { multidisciplinary } from '.';

const teams = {
  'acme/ml': ['data-science'],
  science: ['data-science'],
  platform: ['engineering'],
};

const owned = (...disciplines: string[]) => ({
  owner: { ref: 'group:default/a', exists: true, disciplines },
  teams,
});

const rules = (...owners: string[]) => ({
  '.github/CODEOWNERS': `* ${owners.join(' ')}\n`,
});

describeCheck(multidisciplinary, {
  pass: [
    {
      name: 'an owner of both',
      files: {},
      subject: owned('data-science', 'engineering'),
      message: 'group:default/a covers data-science, engineering',
    },
    {
      name: 'the owner and a team of CODEOWNERS',
      files: rules('@acme/platform'),
      subject: owned('data-science'),
      at: '.github/CODEOWNERS',
    },
    {
      name: 'two teams of CODEOWNERS, by their whole and their short names',
      files: { CODEOWNERS: '* @Acme/ML\n/deploy/ @other/Platform\n' },
      subject: owned(),
    },
    {
      name: 'teams where the owner is not known',
      files: rules('@acme/ml', '@acme/platform'),
      subject: { teams },
      message: /^The teams in \.github\/CODEOWNERS cover/,
    },
    {
      name: 'what the scorecard asks for',
      files: {},
      subject: owned('Design'),
      params: { disciplines: ['design'] },
    },
    {
      name: 'a mapping that names nobody in CODEOWNERS',
      files: rules('@ana', '@acme/unknown'),
      subject: owned('data-science', 'engineering'),
    },
  ],
  fail: [
    {
      name: 'an owner of one',
      files: {},
      subject: owned('data-science'),
      message: 'nobody among them engineering',
    },
    {
      name: 'an owner and a team of the same',
      files: rules('@acme/science'),
      subject: owned('data-science'),
      at: '.github/CODEOWNERS',
    },
    {
      name: 'a person, whose name says nothing',
      files: rules('@engineering', '@platform-ana'),
      subject: owned('data-science'),
    },
    {
      name: 'a discipline more than there is',
      files: {},
      subject: owned('data-science', 'engineering'),
      params: { disciplines: ['data-science', 'engineering', 'design'] },
      message: 'design',
    },
  ],
  notApplicable: [
    {
      name: 'no mapping',
      files: rules('@acme/ml'),
      subject: { owner: { ref: 'group:default/a', exists: true } },
    },
  ],
  unknown: [
    { name: 'nothing known of the owner', files: {}, subject: owned() },
    { name: 'no owner', files: {}, subject: { teams } },
    {
      name: 'teams of one, where there is no catalog to ask for the owner',
      files: rules('@acme/ml'),
      subject: { teams, from: 'file', owner: { ref: 'group:default/a' } },
      message: 'known to the catalog only',
    },
    {
      name: 'a team that may be the missing one',
      files: rules('@acme/ops'),
      subject: owned('data-science'),
      message: '@acme/ops',
    },
  ],
});
