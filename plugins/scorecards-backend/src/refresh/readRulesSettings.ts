import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { DEFAULT_EXEMPTION_POLICY, type ExemptionPolicy } from '@opaq/engine';
import type { RulesSettings } from './ConfiguredRules';

const LONGEST_DAYS = 3_650;

function readExemptionPolicy(config: Config): ExemptionPolicy {
  const section = 'scorecards.exemptions';
  const {
    never = DEFAULT_EXEMPTION_POLICY.never,
    maxDays = DEFAULT_EXEMPTION_POLICY.maxDays,
    approval = DEFAULT_EXEMPTION_POLICY.approval,
  } = {
    never: config.getOptionalStringArray(`${section}.never`),
    maxDays: config.getOptionalNumber(`${section}.maxDays`),
    approval: config.getOptionalBoolean(`${section}.approval`),
  };
  if (!Number.isInteger(maxDays) || maxDays < 1 || maxDays > LONGEST_DAYS) {
    throw new InputError(
      `${section}.maxDays is ${maxDays}: write a whole number of days from 1 to ${LONGEST_DAYS}`,
    );
  }
  return { never, maxDays, approval };
}

/**
 * What an installation sets about its rules, as its configuration is now. `config.d.ts` documents it.
 *
 * @throws Where a value is not of its kind.
 */
export function readRulesSettings(config: Config): RulesSettings {
  const urls = config.getOptionalStringArray('scorecards.urls') ?? [];
  const strange = urls.find(url => !URL.canParse(url));
  if (strange !== undefined) {
    throw new InputError(
      `scorecards.urls has '${strange}', which is no URL: write https://host/path of a scorecard file`,
    );
  }
  return {
    files: config.getOptionalStringArray('scorecards.files') ?? [],
    urls,
    exemptionPolicy: readExemptionPolicy(config),
  };
}
