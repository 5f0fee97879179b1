import { execFileSync } from 'node:child_process';
import { expect } from 'chai';
import { inShell } from '../../src/cli/in-shell.js';

describe('a word of a command that is printed to be pasted', () => {
  for (const word of [
    'ada-lovelace',
    'Zoë Ärger',
    "O'Brien",
    '$(id)',
    '`id`',
    '"; id; "',
    '*',
    '~',
    '-x',
    'a\\b',
    '',
  ])
    it(`is one word in a shell: ${word}`, () => {
      const script = `for word in ${inShell(word)}; do printf '<%s>' "$word"; done`;
      expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).to.equal(`<${word}>`);
    });

  it('stays as it is where nothing in it means anything', () => {
    expect(inShell('out/ada_1@b.c')).to.equal('out/ada_1@b.c');
  });
});
