import { interpreterPins } from '../../../facts/dependencies/interpreterPins';
import { mainLanguages } from '../../../facts/repository/mainLanguages';
import { NAMES } from '../../../facts/source/names';
import { at, fail, pass } from '../../answers';
import { defineCheck } from '../../Check';

export const interpreterPinned = defineCheck({
  id: 'deps.interpreter-pinned',
  title: "A file fixes the interpreter's minor version",
  opaq: 'Operational/Recoverability',
  effort: 'minutes',
  looksFor: 'presence',
  uses: { interpreterPins, mainLanguages },
  messages: {
    pinned: '{{path}} fixes {{name}} {{version}}.',
    open: '{{path}} asks for {{name}} {{spec}}, which leaves the minor version open.',
    missing: 'No file fixes the version of {{name}}.',
    nothing: 'No file fixes the version of an interpreter.',
  },
  run({ interpreterPins: { pins, open }, mainLanguages: main }) {
    // Node beside Python or R builds the pages: what computes is asked about.
    const computing = main.filter(
      one => one.language !== 'node' && one.manifests.length > 0,
    );
    const asked = (computing.length > 0 ? computing : main.slice(0, 1)).map(
      ({ language }) => language,
    );
    const missing = asked.find(
      language => !pins.some(pin => pin.language === language),
    );
    if (missing) {
      const name = NAMES[missing];
      const range = open.find(({ language }) => language === missing);
      if (!range) return fail('missing', { name });
      const { path, spec } = range;
      return fail('open', { path, name, spec: spec || '*' }, at(range));
    }
    const found = asked.length
      ? asked.flatMap(
          language => pins.find(pin => pin.language === language) ?? [],
        )
      : pins.slice(0, 1);
    const [first] = found;
    if (!first) return fail('nothing');
    const { path, version } = first;
    return pass(
      'pinned',
      { path, version, name: NAMES[first.language] },
      found.map(at),
    );
  },
});
