/** The only file that touches the scaffolder's alpha extension points. */
import {
  createFormField,
  FormFieldBlueprint,
} from '@backstage/plugin-scaffolder-react/alpha';

const load = () => import('./components/NewProject');

export const componentNameField = FormFieldBlueprint.make({
  name: 'component-name',
  params: {
    field: async () => {
      const { ComponentName: component, validateName: validation } =
        await load();
      return createFormField({
        name: 'OpaqComponentName',
        component,
        validation,
      });
    },
  },
});

export const partnerGroupField = FormFieldBlueprint.make({
  name: 'partner-group',
  params: {
    field: async () => {
      const { PartnerGroup: component, validatePartner: validation } =
        await load();
      return createFormField({
        name: 'OpaqPartnerGroup',
        component,
        validation,
      });
    },
  },
});

export const opaqAnswerField = FormFieldBlueprint.make({
  name: 'opaq-answer',
  params: {
    field: async () => {
      const { OpaqAnswer: component, validateAnswer: validation } =
        await load();
      return createFormField({ name: 'OpaqAnswer', component, validation });
    },
  },
});

export const repositoryUrlField = FormFieldBlueprint.make({
  name: 'repository-url',
  params: {
    field: async () => {
      const { RepositoryUrl: component } = await load();
      return createFormField({ name: 'OpaqRepositoryUrl', component });
    },
  },
});

export const projectPreviewField = FormFieldBlueprint.make({
  name: 'project-preview',
  params: {
    field: async () => {
      const { ProjectPreview: component } = await load();
      return createFormField({ name: 'OpaqProjectPreview', component });
    },
  },
});

export const failingChecksField = FormFieldBlueprint.make({
  name: 'failing-checks',
  params: {
    field: async () => {
      const { FailingChecks: component } = await import(
        './components/AdoptStandards'
      );
      return createFormField({ name: 'OpaqFailingChecks', component });
    },
  },
});
