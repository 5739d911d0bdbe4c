// Portals are started, on machines that do much else: the limit is for what hangs.
jest.setTimeout(180_000);

// The threads of the scorecards backend do not go through Jest: in tests they load TypeScript as `backstage-cli package start` does.
jest.mock('piscina', () => {
  const { Piscina } = jest.requireActual('piscina');
  return {
    Piscina: class extends Piscina {
      constructor(options: object) {
        const hook = require.resolve('@backstage/cli/config/nodeTransform.cjs');
        super({ ...options, execArgv: ['--require', hook] });
      }
    },
  };
});
