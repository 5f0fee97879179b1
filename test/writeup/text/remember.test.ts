import { expect } from 'chai';
import { remembered } from '../../../src/writeup/text/remember.js';

describe('results that are kept', () => {
  const counted = (limits?: { most?: number; letters?: number }) => {
    const asked: string[] = [];
    const twice = remembered((text: string): string | undefined => {
      asked.push(text);
      return text === '' ? undefined : text + text;
    }, limits);
    return { asked, twice };
  };

  it('are made once, nothing among them', () => {
    const { asked, twice } = counted();
    for (let i = 0; i < 3; i++) expect([twice('a'), twice('')]).to.deep.equal(['aa', undefined]);
    expect(asked).to.deep.equal(['a', '']);
  });

  it('are forgotten after many others, or long ones', () => {
    const few = counted({ most: 2 });
    for (const text of ['a', 'b', 'a', 'c', 'a']) few.twice(text);
    expect(few.asked).to.deep.equal(['a', 'b', 'c', 'a']);
    const short = counted({ letters: 5 });
    for (const text of ['aaa', 'bb', 'aaa', 'c', 'aaa']) short.twice(text);
    expect(short.asked).to.deep.equal(['aaa', 'bb', 'c', 'aaa']);
  });
});
