import type { Language } from '../../source/paths';

/** An interpreter's version that the name of an image fixes. */
export interface ImagePin {
  language: Language;
  version: string;
}

// Wherever they stand in a name: `jupyter/scipy-notebook:python-3.11`, `apache/airflow:2.10.3-python3.12`, `ubi9/python-311`.
const ANYWHERE: [Language, RegExp][] = [
  ['python', /python[-_]?(3)\.(\d{1,2})/],
  ['python', /\bpy(3)\.?(\d{1,2})\b/],
  ['python', /python-(3)(\d{1,2})(?![.\d])/],
  ['r', /[:_-]r-?(\d)\.(\d{1,2})/],
  ['node', /node(?:js)?-?(\d{1,2})\b/],
];

// Images whose tag is the interpreter's version, by the last part of their name.
const BY_TAG: [Language, RegExp, RegExp][] = [
  ['python', /(python|pypy)$/, /^v?(\d)\.(\d{1,2})/],
  [
    'r',
    /(^|\/)(r-base|r-ver|r-minimal)$|(^|\/)rocker\/[\w-]+$/,
    /^v?(\d)\.(\d{1,2})/,
  ],
  ['node', /(^|[/-])node(js)?$/, /^v?(\d{1,2})(?=[.-]|$)/],
];

/** The interpreters that the name of an image fixes. */
export function imagePins(image: string): ImagePin[] {
  const [reference] = image.toLowerCase().split('@', 1);
  const colon = reference.lastIndexOf(':');
  const tagged = colon > reference.lastIndexOf('/');
  const name = tagged ? reference.slice(0, colon) : reference;
  const tag = tagged ? reference.slice(colon + 1) : '';
  const found = [
    ...BY_TAG.flatMap(([language, names, version]) => {
      const match = names.test(name) ? version.exec(tag) : null;
      return match ? [{ language, match }] : [];
    }),
    ...ANYWHERE.flatMap(([language, pattern]) => {
      const match = pattern.exec(reference);
      return match ? [{ language, match }] : [];
    }),
  ];
  return found.map(({ language, match }) => ({
    language,
    version: match.slice(1).filter(Boolean).join('.'),
  }));
}
