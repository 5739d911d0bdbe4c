// Backends, databases and threads are started, on machines that do much else: the limit is for what hangs.
jest.setTimeout(180_000);

// Worker threads do not go through Jest, so in tests they load TypeScript as `backstage-cli package start` does.
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
