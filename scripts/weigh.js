/**
 * `npm run weigh`, after `npm run build`: what an installation weighs and how long it takes, of the package and of a student's kit, in
 * a folder whose name has spaces and umlauts, and whether `check` works there afterwards. `--json` prints numbers for programs.
 *
 * Runs with the Node that it is started by: `path/to/node22 scripts/weigh.js`.
 */
import { spawnSync } from 'node:child_process';
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';

const ROOT = fileURLToPath(new URL('..', import.meta.url));
/** As `npm install` is typed, but for what scripts of packages would do, which nothing may need. */
const INSTALL = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--prefer-offline'];
const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);

/** Runs a program and returns what it printed; it must end with `code`. */
function run(program, args, cwd, code = 0) {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, PATH },
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  });
  if (status === code) return stdout;
  throw new Error(
    `${program} ${args.join(' ')} ended with ${status ?? error}, expected ${code}:\n${stdout}${stderr}`,
  );
}

/** Megabytes on the disk. Some versions of Node look into folders behind links too: what is there counts once. */
function weight(folder) {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true });
  const infos = paths.map(({ parentPath, name }) => lstatSync(join(parentPath, name)));
  const each = new Map(infos.map(({ ino, blocks }) => [ino, blocks * 512]));
  return [...each.values()].reduce((sum, bytes) => sum + bytes, 0) / 1e6;
}

/** Seconds. */
function install(folder, packages = []) {
  const started = performance.now();
  run('npm', [...INSTALL, ...packages], folder);
  return (performance.now() - started) / 1000;
}

/** Nothing of the starter is written yet: that is said, and the exit code is 1. */
function checkStarter(folder, program, args) {
  const said = run(program, [...args, '--only', 'tv-loss'], folder, 1);
  if (!/\(tv-loss\) {2}0 \/ \d+ {2}not written yet/.test(said)) throw new Error(`check said:\n${said}`);
}

/** The package, in a folder of its own, and a project begun beside it. */
function weighPackage(home) {
  const [{ filename, size, files }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', home], ROOT),
  );
  const app = place(home, 'Paket');
  writeFileSync(join(app, 'package.json'), '{}');
  const seconds = install(app, [join(home, filename)]);
  const megabytes = weight(join(app, 'node_modules'));
  run('npx', ['--no-install', 'gradelens', 'init', 'a3'], app);
  install(join(app, 'a3'));
  checkStarter(join(app, 'a3/hand-in'), 'npx', ['--no-install', 'gradelens', 'check']);
  return { download: size / 1e6, files: files.length, seconds, megabytes };
}

/** A kit: as it is unpacked, and after `npm install`. */
function weighKit(home) {
  const zip = join(home, 'kit.zip');
  const assignment = join(ROOT, 'rubric/demo.yaml');
  const pack = ['bin/gradelens.js', 'pack', 'student', '--assignment', assignment, '--out', zip];
  run(process.execPath, pack, ROOT);
  const kit = place(home, 'Übung');
  const files = Object.entries(unzipSync(readFileSync(zip)));
  for (const [path, bytes] of files) {
    mkdirSync(dirname(join(kit, path)), { recursive: true });
    writeFileSync(join(kit, path), bytes);
  }
  checkStarter(kit, process.execPath, ['check.js']);
  const seconds = install(kit, ['--offline']);
  checkStarter(join(kit, 'hand-in'), process.execPath, [
    '../node_modules/gradelens/bin/gradelens.js',
    'check',
  ]);
  return { download: statSync(zip).size / 1e6, files: files.length, seconds, megabytes: weight(kit) };
}

function place(home, name) {
  const folder = join(home, `${name} für Ärzte`);
  mkdirSync(folder);
  return folder;
}

const home = mkdtempSync(join(tmpdir(), 'gradelens-weigh-'));
try {
  const figures = { package: weighPackage(home), kit: weighKit(home) };
  if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(figures)}\n`);
  else {
    process.stdout.write(`${cpus()[0].model}, Node ${process.version}\n`);
    for (const [name, { download, files, seconds, megabytes }] of Object.entries(figures)) {
      process.stdout.write(
        `${name.padEnd(8)} ${download.toFixed(1)} MB to download, ${files} files; ` +
          `installed in ${seconds.toFixed(1)} s, ${megabytes.toFixed(0)} MB\n`,
      );
    }
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
