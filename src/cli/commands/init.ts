import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { GradelensError } from '../../errors.js';
import { below, type Files, filesBelow } from '../../pack/files.js';
import { manifest } from '../../pack/program.js';
import { HAND_IN, projectFiles } from '../../pack/student/project.js';
import { tfjsTarball } from '../../pack/student/tfjs.js';
import { systemFault, systemSentence } from '../../system-error.js';
import { examples, packaged } from '../options.js';
import { shown } from '../shown.js';

/** `gradelens init`: a project to begin with, for who has the package and no kit. */
export default function register(program: Command): void {
  const command = program
    .command('init')
    .description('Begin Assignment 3: the starter, and what an editor and npm need. Nothing is overwritten.')
    .argument('[folder]', 'where to begin', '.')
    .action(init);
  examples(command, [
    ['gradelens init a3', 'makes a3/, with the functions to write in a3/hand-in/'],
    ['gradelens init', 'the folder you are in'],
  ]);
}

async function init(folder: string): Promise<void> {
  const root = resolve(folder);
  const { version } = await manifest();
  const [tarball, tfjs] = await tfjsTarball();
  const project = projectFiles({
    name: npmName(basename(root)),
    dependencies: {
      ...(!isInstalledFor(root) && { gradelens: `^${version}` }),
      '@tensorflow/tfjs': `file:${tarball}`,
    },
    check: `npx gradelens check ${HAND_IN}`,
  });
  const starter = await filesBelow(packaged('submissions/starter'), '.');
  const files: Files = new Map([...project, [tarball, tfjs], ...below(HAND_IN, starter)]);
  const { written, kept } = await writeMissing(root, files);
  process.stdout.write(told(root, written, kept));
}

/** Writes what is not there yet. */
async function writeMissing(root: string, files: Files): Promise<Record<'written' | 'kept', string[]>> {
  const found = { written: [] as string[], kept: [] as string[] };
  for (const [path, { bytes }] of files) {
    const target = join(root, path);
    try {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, bytes, { flag: 'wx' });
      found.written.push(path);
    } catch (error) {
      const { code, syscall } = error as NodeJS.ErrnoException;
      // A folder that cannot be made has the same code.
      if (code === 'EEXIST' && syscall === 'open') {
        found.kept.push(path);
        continue;
      }
      const fault = systemFault(error);
      if (!fault) throw error;
      const about = systemSentence({ ...fault, verb: 'write', path: target }, shown);
      throw new GradelensError('INIT_NOT_WRITTEN', about, { cause: error });
    }
  }
  return found;
}

function told(root: string, written: readonly string[], kept: readonly string[]): string {
  const inHandIn = (path: string): boolean => path.startsWith(`${HAND_IN}/`);
  const listed = (paths: readonly string[]): string => {
    const rest = paths.filter(inHandIn);
    return [
      ...paths.filter((path) => !inHandIn(path)),
      ...(rest.length > 0 ? [`${rest.length} ${rest.length === 1 ? 'file' : 'files'} of ${HAND_IN}/`] : []),
    ].join(', ');
  };
  const place = shown(root);
  return [
    written.length > 0
      ? `Written in ${place}: ${listed(written)}.`
      : `Nothing written in ${place}: all is there already.`,
    ...(kept.length > 0 && written.length > 0 ? [`Left as they are: ${listed(kept)}.`] : []),
    '',
    'Next:',
    ...(place === '.' ? [] : [`  cd ${place}`]),
    '  npm install',
    `  cd ${HAND_IN}`,
    '  npx gradelens check      what is written, and what is right so far; README.md says what to write',
    '',
  ].join('\n');
}

/** Whether Node finds gradelens from a folder, which need not be there yet. */
function isInstalledFor(folder: string): boolean {
  try {
    createRequire(join(folder, 'package.json')).resolve('gradelens/package.json');
    return true;
  } catch (error) {
    // Found, though what was asked for is not for everybody.
    return (error as NodeJS.ErrnoException).code === 'ERR_PACKAGE_PATH_NOT_EXPORTED';
  }
}

/** A folder's name as npm allows it. */
const npmName = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'assignment';
