/**
 * Installs Chromium and axe-core from npm for the tests that look at pages: about 120 MB, without install scripts and beside this
 * project, in $GRADELENS_BROWSER, else in ~/.cache/gradelens/browser. Run: node scripts/browser.js
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

const PACKAGES = ['@sparticuz/chromium@147.0.0', 'puppeteer-core@24.43.1', 'axe-core@4.14.1'];
const folder = resolve(
  process.env.GRADELENS_BROWSER ??
    join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'gradelens', 'browser'),
);
mkdirSync(folder, { recursive: true });
if (!existsSync(join(folder, 'package.json')))
  writeFileSync(
    join(folder, 'package.json'),
    '{ "private": true, "description": "A browser for gradelens\' tests" }\n',
  );
execFileSync('npm', ['install', '--silent', '--no-audit', '--no-fund', '--ignore-scripts', ...PACKAGES], {
  cwd: folder,
  stdio: 'inherit',
  shell: process.platform === 'win32',
});
console.log(`A browser for the tests is in ${folder}`);
