import type { Patterns } from './patterns';

/** Shows what a script installs that an image runs. */
export const installs = {
  python: [],
  node: [],
  r: [
    ['restoresLock', /\b(?:renv|packrat)::restore\(|\bpak::lockfile_install\(/],
    [
      'installsPackages',
      /\binstall\.packages\(|\binstall_(?:cran|github|version|deps|bioc)\(|\bBiocManager::install\(|\bpak::(?:pkg_install|pak)\(/,
    ],
  ],
} as const satisfies Patterns;
