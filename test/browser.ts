import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder } from '../src/cache-folder.js';

const folder = resolve(process.env.GRADELENS_BROWSER ?? cacheFolder('browser'));

/** What tests ask of a page. */
export interface Page {
  goto(url: string, options?: object): Promise<unknown>;
  setContent(html: string): Promise<void>;
  evaluate<T>(script: string): Promise<T>;
  emulateMediaFeatures(features: { name: string; value: string }[]): Promise<void>;
  emulateMediaType(type: 'print' | 'screen'): Promise<void>;
  setViewport(size: { width: number; height: number; deviceScaleFactor?: number }): Promise<void>;
  screenshot(options: object): Promise<Uint8Array>;
  on(event: 'request', listen: (request: { url(): string }) => void): void;
  close(): Promise<void>;
}
export interface Browser {
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** A violation of axe-core's rules. */
export interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[];
}

/** Why there is no browser for tests; undefined where there is one. */
const whyNoBrowser = (): string | undefined =>
  existsSync(join(folder, 'node_modules/@sparticuz/chromium'))
    ? undefined
    : `no browser in ${folder}: node scripts/browser.js installs one`;

const load = async (name: string): Promise<unknown> => {
  const path = createRequire(join(folder, 'package.json')).resolve(name);
  const module = (await import(pathToFileURL(path).href)) as { default?: unknown };
  return module.default ?? module;
};

/** Chromium without a window. */
export async function openBrowser(): Promise<Browser> {
  const chromium = (await load('@sparticuz/chromium')) as {
    args: string[];
    executablePath(): Promise<string>;
  };
  const puppeteer = (await load('puppeteer-core')) as { launch(options: object): Promise<Browser> };
  return puppeteer.launch({
    args: chromium.args,
    executablePath: await chromium.executablePath(),
    headless: 'shell',
  });
}

/** What axe-core has to say against a page. */
export async function violations(page: Page): Promise<Violation[]> {
  const path = createRequire(join(folder, 'package.json')).resolve('axe-core/axe.min.js');
  await page.evaluate(await readFile(path, 'utf8'));
  return page.evaluate<Violation[]>(
    'axe.run(document, { resultTypes: ["violations"] }).then(({ violations }) => JSON.parse(JSON.stringify(violations)))',
  );
}

/** Violations in words, for a test's message. */
export const told = (list: readonly Violation[]): string[] =>
  list.flatMap(({ id, help, nodes }) =>
    nodes
      .slice(0, 3)
      .map(({ html, failureSummary }) => `${id}: ${help}: ${html.slice(0, 200)}: ${failureSummary}`),
  );

/** A browser for the tests of a `describe`; without one they are skipped, and said so. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined;
  before(async function () {
    const why = whyNoBrowser();
    if (why) {
      console.log(`      skipped: ${why}`);
      this.skip();
    }
    browser = await openBrowser();
  });
  after(() => browser?.close());
  return () => browser!;
}
