import { describeCheck } from '../../../testing';
import { licence } from '.';

const MIT =
  'MIT License\n\nPermission is hereby granted, free of charge, to any person\n';

const named = (path: string) => ({
  name: path,
  files: { [path]: MIT },
  at: path,
  message: 'MIT',
});

describeCheck(licence, {
  pass: [
    ...[
      ...['LICENSE', 'LICENCE', 'License.md', 'license.txt', 'COPYING'],
      ...['COPYING.LESSER', 'UNLICENSE', 'LICENSE-MIT', 'LICENSE.MIT'],
      ...[
        'LICENSE_APACHE.txt',
        'MIT-LICENSE',
        'MIT-LICENSE.txt',
        'LICENSE.rst',
      ],
      ...[
        'LICENSES/MIT.txt',
        'LICENCE.adoc',
        'LICENSE-CODE',
        'LICENSE-2.0.txt',
      ],
      ...['Lizenz.txt', 'LICENÇA.md', 'LICENCIA', 'LICENSE.fr.md'],
      ...['LICENSE_CeCILL_FR.txt', 'LICENSE-ODbL.md', 'LICENSE_GNU'],
    ].map(named),
    {
      name: 'terms of its own',
      files: { LICENSE: 'All rights reserved. Example GmbH, internal use.\n' },
      message: 'terms of use',
    },
    { name: 'a PDF', files: { 'LICENSE.pdf': new Uint8Array([37, 0, 1]) } },
    {
      name: 'above a component of a monorepo',
      files: { LICENSE: MIT, 'svc/app.py': '' },
      root: 'svc',
      at: 'LICENSE',
    },
    {
      name: 'the stub of an R package',
      files: {
        LICENSE: 'YEAR: 2026\nCOPYRIGHT HOLDER: Example\n',
        DESCRIPTION: 'Package: a\nLicense: MIT + file LICENSE\n',
      },
      at: 'LICENSE',
      message: 'DESCRIPTION names',
    },
    {
      name: 'the stub of an R package and its whole text',
      files: {
        LICENSE: 'YEAR: 2026\nCOPYRIGHT HOLDER: Example\n',
        'LICENSE.md': MIT,
      },
      at: 'LICENSE.md',
    },
  ],
  fail: [
    { name: 'nothing', files: { 'app.py': '' }, message: 'No licence file' },
    { name: 'an empty file', files: { LICENSE: ' \n' }, message: 'is empty' },
    {
      name: 'a year and a holder of nothing',
      files: { LICENSE: 'YEAR: 2026\nCOPYRIGHT HOLDER: Example\n' },
      message: 'no DESCRIPTION',
    },
    {
      name: 'a field of a manifest',
      files: { DESCRIPTION: 'Package: a\nLicense: GPL (>= 3)\n' },
    },
    {
      name: 'a section of the README',
      files: { 'README.md': '# A\n\n## License\n\nMIT\n' },
    },
    {
      name: 'the licence of what was brought in, and of data below',
      files: {
        'vendor/a/LICENSE': MIT,
        'node_modules/b/LICENSE': MIT,
        'data/raw/LICENSE.txt': MIT,
      },
    },
    {
      name: 'lists of the licences of others, and code',
      files: {
        'THIRD-PARTY-LICENSES.txt': MIT,
        'LICENSE-3RD-PARTY-NOTICES.json': MIT,
        'license.py': 'a = 1\n',
        'license_checker.R': '',
        'license-header.tpl': '',
      },
    },
    {
      name: 'the licence of another component',
      files: { 'other/LICENSE': MIT, 'svc/app.py': '' },
      root: 'svc',
    },
  ],
  unknown: [
    {
      name: 'a file that was passed over',
      files: { LICENSE: MIT },
      limits: { bytesPerFile: 3 },
    },
  ],
});
