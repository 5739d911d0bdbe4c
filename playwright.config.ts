import { defineConfig } from '@playwright/test';
import { portal } from './packages/app/e2e-tests/portal';

/** The portal as `script/start` starts it, on ports and data of its own. */
export default defineConfig({
  testDir: './packages/app/e2e-tests',
  outputDir: './e2e-test-report/results',
  // The portal is one: tests change what it holds.
  workers: 1,
  fullyParallel: false,
  // For what hangs: a machine that does much else takes several times as long as a quiet one.
  timeout: 300_000,
  expect: { timeout: 60_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: portal.frontendUrl,
    viewport: { width: 1400, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: {
    command: `rm -rf ${portal.folder} && mkdir -p ${portal.folder}/databases ${portal.folder}/repositories && cp -R examples templates catalog-info.yaml ${portal.folder} && script/start`,
    env: portal.environment,
    // The frontend answers long before the backend lets anybody in.
    url: `${portal.backendUrl}/.backstage/health/v1/readiness`,
    timeout: 10 * 60_000,
    reuseExistingServer: !process.env.CI,
  },
});
