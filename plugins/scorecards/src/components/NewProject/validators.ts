import type { ApiHolder } from '@backstage/core-plugin-api';
import { translationApiRef } from '@backstage/frontend-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import type { CustomFieldValidator } from '@backstage/plugin-scaffolder-react';
import { scorecardsApiRef } from '../../api';
import { scorecardsTranslationRef, type Text } from '../../translation';
import { answerProblem } from './answer';
import { holderOf } from './names';
import { loadPartner } from './partner';
import { nameText, partnerText } from './texts';

/** The form asks outside of any component, where there are no hooks. */
function textFrom(apis: ApiHolder): Text {
  const texts = apis
    .get(translationApiRef)
    ?.getTranslation(scorecardsTranslationRef);
  if (!texts?.ready) throw new Error('The texts are not loaded yet');
  return texts.t;
}

/** A name that a component of the catalog has already. */
export const validateName: CustomFieldValidator<string> = async (
  name,
  field,
  { apiHolder },
) => {
  const catalog = apiHolder.get(catalogApiRef);
  const holder = catalog && name ? await holderOf(catalog, name) : undefined;
  if (holder) field.addError(nameText(textFrom(apiHolder), name, holder));
};

/** A partner that brings no discipline that the owner lacks. */
export const validatePartner: CustomFieldValidator<string> = async (
  partner,
  field,
  { apiHolder, formData },
) => {
  const catalog = apiHolder.get(catalogApiRef);
  const api = apiHolder.get(scorecardsApiRef);
  const { owner } = formData;
  if (!catalog || !api || !partner || typeof owner !== 'string') return;
  // Where the scorecards are away, projects can be made all the same: what is wrong then shows in the first report.
  const found = await loadPartner({ catalog, api }, owner, partner).catch(
    () => undefined,
  );
  if (found && found.verdict !== 'good') {
    field.addError(partnerText(textFrom(apiHolder), found));
  }
};

/** An answer that says nothing, or not why a question does not apply. */
export const validateAnswer: CustomFieldValidator<string> = (
  answer,
  field,
  { apiHolder },
) => {
  const problem = answerProblem(answer ?? '');
  if (problem) {
    field.addError(textFrom(apiHolder)(`newProject.answer.${problem}`));
  }
};
