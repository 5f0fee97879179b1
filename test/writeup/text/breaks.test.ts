import { expect } from 'chai';
import { partsOf } from '../../../src/writeup/text/breaks.js';

describe('places to break a text without spaces', () => {
  it('lie between words, which dictionaries know', () => {
    expect(partsOf('เราจึงไปเดินเล่นที่สวนสาธารณะ')).to.deep.equal([
      'เรา',
      'จึง',
      'ไป',
      'เดิน',
      'เล่น',
      'ที่',
      'สวน',
      'สาธารณะ',
    ]);
    for (const text of ['យើងទៅដើរលេង', 'ပန်းခြံထဲမှာ', 'ເຄືອຂ່າຍໃຫ້ຄະແນນ'])
      expect(partsOf(text).length).to.be.above(2);
  });

  it('are after Tibetan syllables and Ethiopic words', () => {
    expect(partsOf('བསྒྲུབས་པའི་ལས།')).to.deep.equal(['བསྒྲུབས་', 'པའི་', 'ལས།']);
    expect(partsOf('ሰላም፡ለዓለም።')).to.deep.equal(['ሰላም፡', 'ለዓለም።']);
  });

  it('never put a closing mark first or an opening one last', () => {
    expect(partsOf('「図」は、良い。')).to.deep.equal(['「図」', 'は、', '良', 'い。']);
    expect(partsOf('“中文”。')).to.deep.equal(['“中', '文”。']);
    for (const part of partsOf('มากๆ (ดูรูป) ฯลฯ')) expect(part).not.to.match(/^[ๆฯ)]/u);
  });

  it('are none in words of other scripts', () => {
    for (const word of ['gradient', 'বৃষ্টি', '오늘은', 'שלום']) expect(partsOf(word)).to.deep.equal([word]);
  });

  it('are found in a time that grows as the text does', () => {
    const started = process.cpuUsage();
    const text = 'สวนสาธารณะ'.repeat(6000);
    expect(partsOf(text).join('')).to.equal(text);
    expect(process.cpuUsage(started).user / 1e6).to.be.below(3);
  });
});
