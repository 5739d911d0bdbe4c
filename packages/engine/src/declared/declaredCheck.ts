import { RE2JS } from 're2js';
import { at, fail, pass, unknown } from '../checks/answers';
import { defineCheck, type AnyCheck } from '../checks/Check';
import { files } from '../facts/repository/files';
import { manifests } from '../facts/dependencies/manifests';
import { globMatcher } from '../tree/glob';
import { contentMatch } from './contentMatch';
import type { Declaration } from './Declaration';
import { valueAt, type FoundValue } from './valueAt';
import { normalised } from '../facts/dependencies/manifests/versions';

type About = Pick<Declaration, 'id' | 'title' | 'opaq' | 'effort'> &
  Pick<AnyCheck, 'docs'>;

function fileExists(about: About, glob: string): AnyCheck {
  const matches = globMatcher(glob);
  return defineCheck({
    ...about,
    looksFor: 'presence',
    uses: { files },
    messages: {
      found: '{{path}} is there.',
      missing: 'There is no file {{glob}}.',
    },
    run({ files: { entries } }) {
      const found = entries.find(({ path }) => matches(path));
      return found
        ? pass('found', { path: found.path }, at({ path: found.path }))
        : fail('missing', { glob });
    },
  });
}

function fileMatches(
  about: About,
  { file, pattern, absent }: NonNullable<Declaration['fileMatches']>,
): AnyCheck {
  return defineCheck({
    ...about,
    looksFor: absent ? 'absence' : 'presence',
    uses: { content: contentMatch(file, pattern) },
    messages: {
      found: '{{path}} matches {{pattern}}.',
      noMatch: 'None of the files {{glob}} matches {{pattern}}.',
      noFile: 'There is no file {{glob}} to match {{pattern}}.',
      tooLarge: '{{path}} is too large to be searched for {{pattern}}.',
    },
    run({ content: { files: named, matches, passedOver } }) {
      const [match] = matches;
      const data = { glob: file, pattern };
      if (match) {
        const answer = absent ? fail : pass;
        return answer(
          'found',
          { ...data, path: match.path },
          absent ? matches.map(at) : at(match),
        );
      }
      if (passedOver !== undefined) {
        return unknown(
          'tooLarge',
          { ...data, path: passedOver },
          at({ path: passedOver }),
        );
      }
      if (absent) return pass('noMatch', data);
      return fail(
        named.length === 0 ? 'noFile' : 'noMatch',
        data,
        named.map(path => at({ path })),
      );
    },
  });
}

function valueCheck(
  about: About,
  asked: NonNullable<Declaration['valueAt']>,
): AnyCheck {
  const { file, path: keys, equals, oneOf, matches } = asked;
  const compiled =
    matches === undefined ? undefined : RE2JS.compile(matches, RE2JS.MULTILINE);
  const allowed = equals === undefined ? oneOf : [equals];
  const isRight = ({ value }: FoundValue) => {
    if (value === undefined) return false;
    if (compiled) return compiled.matcher(String(value)).find();
    return allowed === undefined || allowed.includes(value);
  };
  const key = keys.join('.');
  const wanted = matches ?? allowed?.join(' or ') ?? 'any value';
  return defineCheck({
    ...about,
    looksFor: 'presence',
    uses: { values: valueAt(file, keys) },
    messages: {
      right: '{{path}} has {{value}} at {{key}}.',
      wrong: '{{path}} has {{value}} at {{key}}; {{wanted}} is asked for.',
      noValue: '{{path}} has nothing at {{key}}; {{wanted}} is asked for.',
      noFile: 'There is no file {{glob}} with {{key}}.',
      unreadable: '{{path}} {{problem}}.',
    },
    run({ values }) {
      const right = values.find(isRight);
      const data = { key, wanted, glob: file };
      const answer = (one: FoundValue) => ({
        ...data,
        path: one.path,
        value: String(one.value ?? ''),
        problem: one.problem ?? '',
      });
      if (right) return pass('right', answer(right), at({ path: right.path }));
      const broken = values.find(({ problem }) => problem !== undefined);
      if (broken) {
        return unknown('unreadable', answer(broken), at({ path: broken.path }));
      }
      const [first] = values;
      if (!first) return fail('noFile', data);
      return fail(
        first.value === undefined ? 'noValue' : 'wrong',
        answer(first),
        at({ path: first.path }),
      );
    },
  });
}

function dependencyCheck(
  about: About,
  { name, language }: NonNullable<Declaration['dependency']>,
): AnyCheck {
  return defineCheck({
    ...about,
    looksFor: 'presence',
    uses: { manifests },
    messages: {
      found: '{{path}} asks for {{name}}.',
      missing: 'No manifest asks for {{name}}.',
      noManifest: 'There is no manifest that could ask for {{name}}.',
    },
    run({ manifests: all }) {
      const asked = all.filter(
        ({ languages }) => !language || languages.includes(language),
      );
      const found = asked.find(({ dependencies }) =>
        dependencies.some(one => normalised(one.name) === normalised(name)),
      );
      if (found) return pass('found', { name, path: found.path }, at(found));
      return fail(
        asked.length === 0 ? 'noManifest' : 'missing',
        { name },
        asked.map(({ path }) => at({ path })),
      );
    },
  });
}

/** The check that a scorecard declares. @public */
export function declaredCheck(declaration: Declaration): AnyCheck {
  const { id, title, opaq, effort, why = '', howToFix = '' } = declaration;
  const looksFor = `${title}.`;
  const docs = { looksFor, why, howToFix, passes: '', fails: '' };
  const about = { id, title, opaq, effort, docs };
  if (declaration.fileMatches) {
    return fileMatches(about, declaration.fileMatches);
  }
  if (declaration.valueAt) return valueCheck(about, declaration.valueAt);
  if (declaration.dependency) {
    return dependencyCheck(about, declaration.dependency);
  }
  return fileExists(about, declaration.fileExists!);
}
