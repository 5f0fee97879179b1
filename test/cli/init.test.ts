import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { gradelens, inTemporaryFolder, ROOT } from '../process.js';

const STARTER = join(ROOT, 'submissions/starter');

describe('gradelens init', function () {
  this.timeout(60_000);

  it("makes a task whose pattern finds the places that check prints, and an attachment to its debugger's port", () =>
    inTemporaryFolder(async (folder) => {
      await gradelens(['init'], { cwd: folder });
      const read = async (name: string) => JSON.parse(await readFile(join(folder, '.vscode', name), 'utf8'));
      const [task] = (await read('tasks.json')).tasks;
      const handIn = join(folder, 'hand-in');
      const broken = 'export const tvLoss = () => {\n  throw new Error("oh");\n};\n';
      await writeFile(join(handIn, 'tv-loss.ts'), broken);
      const { stdout } = await gradelens(['check', handIn, '--only', 'tv-loss']);
      const { regexp } = task.problemMatcher.pattern;
      const places = stdout.split('\n').flatMap((line) => new RegExp(regexp).exec(line)?.slice(1, 5) ?? []);
      expect(places.slice(0, 3)).to.deep.equal(['tv-loss.ts', '2', '9']);
      expect(places[3]).to.include('oh');
      expect((await read('launch.json')).configurations[0]).to.include({ request: 'attach', port: 9229 });
    }));

  it('begins a project with the starter, which check takes, and says what comes next', () =>
    inTemporaryFolder(async (folder) => {
      const { code, stdout, stderr } = await gradelens(['init', 'Übung 3'], { cwd: folder });
      expect(code, stderr).to.equal(0);
      expect(stdout).to.match(/^Written in Übung 3: package\.json, .*\d+ files of hand-in\/\.$/m);
      expect(stdout).to.match(/ {2}npm install\n {2}cd hand-in\n {2}npx gradelens check /);
      const root = join(folder, 'Übung 3');
      expect(await readdir(join(root, 'hand-in'))).to.deep.equal(await readdir(STARTER));
      const { name, type, dependencies } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
      expect([name, type]).to.deep.equal(['ubung-3', 'module']);
      expect(dependencies).to.include.keys('@tensorflow/tfjs', 'gradelens');
      expect(await readdir(root)).to.include.members(['tsconfig.json', '.vscode']);
      const check = await gradelens(['check', '--only', 'tv-loss'], { cwd: join(root, 'hand-in') });
      expect([check.code, check.stdout]).to.satisfy(
        ([exit, text]: [number, string]) => exit === 1 && text.includes('not written yet'),
      );
    }));

  it('overwrites nothing, and says what it left', () =>
    inTemporaryFolder(async (folder) => {
      await mkdir(join(folder, 'hand-in'));
      const mine = join(folder, 'hand-in/tv-loss.ts');
      await writeFile(mine, '// A night of work\n');
      await writeFile(join(folder, 'package.json'), '{}\n');
      const first = await gradelens(['init'], { cwd: folder });
      expect(first.code, first.stderr).to.equal(0);
      expect(first.stdout).to.include('Left as they are: package.json, 1 file of hand-in/.');
      const again = await gradelens(['init', '.'], { cwd: folder });
      expect(again.stdout).to.match(/^Nothing written in \.: all is there already\./);
      expect(await readFile(mine, 'utf8')).to.equal('// A night of work\n');
      expect(await readFile(join(folder, 'package.json'), 'utf8')).to.equal('{}\n');
    }));

  it('a file where a folder belongs: 2, with the remedy', () =>
    inTemporaryFolder(async (folder) => {
      await writeFile(join(folder, 'hand-in'), '');
      const { code, stderr } = await gradelens(['init'], { cwd: folder });
      expect([code, stderr]).to.satisfy(
        ([exit, text]: [number, string]) => exit === 2 && /hand-in.*Move (it|that file) away/.test(text),
      );
    }));
});
