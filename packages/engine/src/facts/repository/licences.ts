import { defineFileFact } from '../Fact';
import { basename } from '../../tree';
import { nearestFirst } from './sideFolders';

/** A file with the terms under which the project may be used. @public */
export interface LicenceFile {
  path: string;
  /** How much it says: nothing, no more than year and holder, or terms. */
  holds: 'nothing' | 'holder' | 'terms';
  /** The licence, where its text says so. */
  name?: string;
}

type Found = Omit<LicenceFile, 'path'>;

// As people write it, in English and beyond. Lists of the licences of what is built in are another matter.
const NAME =
  /^((un)?licen[cs]es?|copying|copyright|lizenz|licencia|licen[cç]a|licenza|licentie|licencja|eupl)([-_. ](mit|apache|bsd|[al]?gpl|gnu|mpl|epl|eupl|cc|isc|cecill|ogl|odc|odbl|artistic|zlib|unlicense|lesser|code|data|docs?|software|en|fr|de|es|nl|pt|it|\d)[\w.-]{0,30})?(\.(md|markdown|txt|rst|adoc|html?|rtf|pdf|tex|en|fr|de|es))?$|^(mit|apache|bsd|[al]?gpl|gnu|mpl|cc0?)[\w.-]{0,20}[-_]licen[cs]e(\.(md|txt|rst))?$/i;
const PLACE = /^(\.\.\/)*(LICENSES\/[^/]+|[^/]+)$/;

const NAMES: ReadonlyArray<readonly [string, RegExp]> = [
  ['MIT', /\bMIT License\b|Permission is hereby granted, free of charge/i],
  [
    'Apache-2.0',
    /Apache License,?\s+Version 2|apache\.org\/licenses\/LICENSE-2/i,
  ],
  ['AGPL-3.0', /GNU AFFERO GENERAL PUBLIC/i],
  ['LGPL', /GNU LESSER GENERAL PUBLIC/i],
  ['GPL', /GNU GENERAL PUBLIC/i],
  ['BSD', /Redistribution and use in source and binary forms/i],
  ['MPL-2.0', /Mozilla Public License/i],
  ['EUPL', /European Union Public Licen[cs]e/i],
  ['ISC', /\bISC License\b/i],
  ['Unlicense', /released into the public domain/i],
  ['CC0-1.0', /CC0 1\.0/i],
  ['Creative Commons', /Creative Commons/i],
];

/** Characters in which a licence says its name: further down the long ones name each other. */
const HEAD = 1_500;

function read(text: string | undefined): Found {
  // A PDF is no text, and holds something all the same.
  if (text === undefined) return { holds: 'terms' };
  const content = text.slice(0, 20_000).trim();
  if (content === '') return { holds: 'nothing' };
  const lines = content.split('\n').filter(line => line.trim() !== '');
  // https://cran.r-project.org/doc/manuals/R-exts.html#Licensing: DESCRIPTION names the licence, the file fills it in.
  if (
    lines.every(line => /^(YEAR|COPYRIGHT HOLDER|ORGANIZATION)\s*:/i.test(line))
  ) {
    return { holds: 'holder' };
  }
  const name = NAMES.find(([, pattern]) =>
    pattern.test(content.slice(0, HEAD)),
  )?.[0];
  return { holds: 'terms', ...(name && { name }) };
}

const isLicence = (path: string) => {
  const name = basename(path);
  return /(^|\/)LICENSES\/[^/]+$/.test(path)
    ? /\.(txt|md)$/i.test(name)
    : NAME.test(name) && !/3rd|third|notice|header|template/i.test(name);
};

/** The licence of the component: files in its own folder, else in the nearest one above that has some. @public */
export const licences = defineFileFact<Found, LicenceFile[]>({
  name: 'licences',
  version: 2,
  scope: 'nearest',
  select: path => /licen|copy|lizenz|eupl/i.test(path) && isLicence(path),
  map: ({ text }) => read(text),
  reduce: found =>
    [...found]
      .filter(([path]) => PLACE.test(path))
      .map(([path, one]) => ({ path, ...one }))
      .sort(nearestFirst),
});
