import { expect } from 'chai';
import bubblewrap from '../../src/sandbox/mechanisms/bubblewrap.js';
import nobody from '../../src/sandbox/mechanisms/nobody.js';
import permission from '../../src/sandbox/mechanisms/permission-model.js';
import seatbelt from '../../src/sandbox/mechanisms/seatbelt.js';
import seccomp from '../../src/sandbox/mechanisms/seccomp.js';
import { missingWalls, protectionOf, protectionText } from '../../src/sandbox/protection.js';

const text = (...used: Parameters<typeof protectionOf>[0]['used'][number][]) =>
  protectionText(protectionOf({ used, unused: [], isolated: used.includes(bubblewrap) }));

describe('the words for what stands between a hand-in and the machine', () => {
  it('a wall', () => {
    expect(text(permission, bubblewrap)).to.equal(
      'Even a hand-in that breaks out of JavaScript cannot use the network, read files that are not its own, ' +
        'change or remove files, look into other programs or end them or start programs that stay.',
    );
  });

  it('a part of one, with and without a user of its own', () => {
    expect(text(permission, seccomp, nobody)).to.match(
      /cannot use the network, change .* stay\. It could read files that are not its own\.$/,
    );
    expect(text(permission, seccomp)).to.match(
      /It could read .* and look into other programs or end them\.$/,
    );
  });

  it('nothing: the permission model of Node is a seat belt and counts for nothing', () => {
    expect(text(permission)).to.match(/^Nothing but limits: .* could use the network, .* and start programs/);
  });

  it('names the walls that this system could have, and why it has not', () => {
    const unused = [
      { mechanism: bubblewrap, why: 'not installed; on Debian and Ubuntu: apt install bubblewrap' },
      { mechanism: seatbelt, why: 'macOS only' },
      { mechanism: nobody, why: 'the grader itself is not root: nothing to give up' },
    ];
    expect(missingWalls({ unused })).to.deep.equal([
      'bubblewrap: not installed; on Debian and Ubuntu: apt install bubblewrap',
    ]);
  });
});
