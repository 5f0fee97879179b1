import { join } from 'node:path';
import { expect } from 'chai';
import { installedFonts } from '../../src/font-files.js';
import { PACKAGE } from '../../src/model/folders.js';

describe('fonts that the package leaves out', () => {
  it('are found where they are installed, from any folder below', () => {
    const names = installedFonts(join(PACKAGE, 'test/writeup')).map(({ path }) => path.split(/[\\/]/).at(-1));
    expect(names).to.include.members(['fonts-kr', 'fonts-jp', 'fonts-tc']);
  });
});
