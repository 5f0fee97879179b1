import { expect } from 'chai';
import { Paper } from '../../../src/writeup/pdf/paper.js';
import { xmpOf } from '../../../src/writeup/pdf/xmp.js';
import { readPdf } from '../read-pdf.js';
import { malformed } from '../well-formed.js';

const HOSTILE = 'Tom & Jerry <b> "x" \u0007\ufffe</rdf:li>';

describe('what a PDF says of itself', () => {
  it('is well-formed XML, whatever somebody is called', () => {
    const info = { Title: HOSTILE, Author: HOSTILE, Creator: 'c', Producer: 'p', CreationDate: new Date(0) };
    const xmp = xmpOf(info);
    expect(malformed(xmp.replace('\ufeff', ''))).to.equal('');
    expect(xmp).to.include('Tom &amp; Jerry &lt;b&gt;').and.include('1970-01-01T00:00:00Z');
  });

  it('names its standards and its colours, once, and a name as it is', async () => {
    const paper = new Paper({ title: 'Tom & Jerry', author: 'Ada <i>' });
    paper.page();
    paper.section('First');
    const pdf = await paper.bytes();
    const file = pdf.toString('latin1');
    expect(file.match(/<x:xmpmeta/g)).to.have.length(1);
    expect(file).to.match(/<pdfuaid:part>1</);
    expect(file)
      .to.match(/<pdfaid:part>2</)
      .and.match(/<pdfaid:conformance>A</);
    expect(file)
      .to.match(/\/S \/GTS_PDFA1/)
      .and.match(/sRGB IEC61966/);
    expect((await readPdf(pdf)).info).to.include({ Title: 'Tom & Jerry', Author: 'Ada <i>' });
  });
});
