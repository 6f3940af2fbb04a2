/**
 * What stands behind each npm command. `prepare`: it needs the built app and something to run it on.
 * @type {Record<string, { script: string, prepare?: true }>}
 */
export const COMMANDS = {
  start: { script: 'src/setup/start.ts', prepare: true },
  demo: { script: 'test/demo/demo.ts', prepare: true },
  test: { script: 'src/setup/test-run.ts' },
  build: { script: 'src/setup/build.ts' },
  verify: { script: 'src/setup/verify.ts' },
  bench: { script: 'test/bench/bench.ts', prepare: true },
  simulate: { script: 'test/simulation/simulate.ts' },
  'sandbox:cis': { script: 'src/sandbox/cis/main.ts' },
  'sandbox:printer': { script: 'src/sandbox/printer/main.ts' },
};
