import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import { gradelens, inTemporaryFolder } from '../process.js';
import { readPdf } from '../writeup/read-pdf.js';
import { handIns, smallAssignment } from './small.js';

describe('gradelens report and gradelens return', function () {
  this.timeout(240_000);

  it('write the class, and for each student a folder with nothing of the others, of hidden tests or of the log', () =>
    inTemporaryFolder(async (folder) => {
      const assignment = await smallAssignment(folder);
      const [class_, out] = [join(folder, 'class'), join(folder, 'out')];
      await handIns(class_, ['ada-lovelace', 'bob-noyce']);
      const broken = join(class_, 'bob-noyce/tv-loss.ts');
      const code = await readFile(broken, 'utf8');
      await writeFile(broken, `console.log('LOG-OF-BOB');\n${code.replace(/return /g, 'return 2 && ')}`);
      const graded = await gradelens([
        'grade',
        class_,
        '--assignment',
        assignment,
        '--out',
        out,
        '--jobs',
        '1',
      ]);
      expect(graded.code, graded.stderr).to.equal(0);
      expect(await readdir(out)).not.to.include('class.html');

      const report = await gradelens(['report', out]);
      expect(report.code, report.stderr).to.equal(0);
      const page = await readFile(join(out, 'class.html'), 'utf8');
      expect(page).to.include('ada-lovelace/staff.html').and.include('bob-noyce/staff.html');
      expect(await readFile(join(out, 'bob-noyce/staff.html'), 'utf8')).to.include('LOG-OF-BOB');
      const paper = await readPdf(await readFile(join(out, 'class.pdf')));
      expect(paper.texts.join('')).to.include('bob-noyce').and.not.include('LOG-OF-BOB');
      expect(await readdir(join(out, 'return/bob-noyce'))).to.deep.equal(['feedback.html']);

      const back = await gradelens(['return', out]);
      expect(back.code, back.stderr).to.equal(0);
      expect((await readdir(join(out, 'return'))).sort()).to.deep.equal(['ada-lovelace', 'bob-noyce']);
      expect(await readFile(join(out, 'mail-merge.csv'), 'utf8')).to.include(
        'return/bob-noyce,feedback.html;feedback.pdf,',
      );
      for (const [name, other] of [
        ['ada-lovelace', 'bob-noyce'],
        ['bob-noyce', 'ada-lovelace'],
      ] as const) {
        const own = join(out, 'return', name);
        expect((await readdir(own)).sort()).to.deep.equal(['feedback.html', 'feedback.pdf']);
        const page = await readFile(join(own, 'feedback.html'), 'utf8');
        const { texts, info } = await readPdf(await readFile(join(own, 'feedback.pdf')));
        expect(texts[0]).to.include(name);
        for (const text of [page, texts.join(''), JSON.stringify(info)])
          for (const secret of [other, 'LOG-OF-BOB', 'staff.html', folder])
            expect(text).not.to.include(secret);
      }

      // What cannot be written is told, with 3; all else is written.
      await rm(join(out, 'return'), { recursive: true });
      await rm(join(out, 'ada-lovelace/feedback.pdf'));
      await mkdir(join(out, 'ada-lovelace/feedback.pdf/in-the-way'), { recursive: true });
      const again = await gradelens(['return', out]);
      expect(again.code, again.stderr).to.equal(3);
      expect(again.stderr).to.match(/not written ada-lovelace: .*feedback\.pdf/);
      expect(await readdir(join(out, 'return/ada-lovelace'))).to.deep.equal(['feedback.html']);
      expect(await readdir(join(out, 'return/bob-noyce'))).to.include('feedback.pdf');
    }));

  it('say what is missing where nothing was graded: 2', () =>
    inTemporaryFolder(async (folder) => {
      const { code, stderr } = await gradelens(['report', folder]);
      expect(code).to.equal(2);
      expect(stderr).to.include('holds no results');
    }));
});
