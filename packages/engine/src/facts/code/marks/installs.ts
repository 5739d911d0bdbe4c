import { words, type Patterns } from './patterns';

/** Shows what a script installs that an image runs. */
export const installs = {
  python: [],
  node: [],
  r: [
    [
      'restoresLock',
      /\b(?:renv|packrat)::restore\(|\bpak::lockfile_install\(/,
      words('::restore lockfile_install'),
    ],
    [
      'installsPackages',
      /\binstall\.packages\(|\binstall_(?:cran|github|version|deps|bioc)\(|\bBiocManager::install\(|\bpak::(?:pkg_install|pak)\(/,
      words('install. install_ ::install pkg_install pak::pak'),
    ],
  ],
} as const satisfies Patterns;
