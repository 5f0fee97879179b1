import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'chai';
import sharp from 'sharp';
import { fontFile } from '../../../src/font-files.js';
import { Paper } from '../../../src/writeup/pdf/paper.js';
import { textBlocks } from '../../../src/writeup/text/blocks.js';
import { fontFor } from '../../../src/writeup/text/fonts.js';
import { linesOf } from '../../../src/writeup/text/lines.js';
import { isRightToLeft } from '../../../src/writeup/text/order.js';
import { languageOf } from '../../../src/writeup/text/scripts.js';
import { glyphsOf } from '../../../src/writeup/text/shape.js';
import { inTemporaryFolder } from '../../process.js';
import { pagePictures } from '../page-picture.js';
import { readPdf, squeezed } from '../read-pdf.js';

/** A line a script: of the texts that HarfBuzz's own program shapes in test/fixtures/writeup/scripts, and others with what is hard about them. */
const LINES: Readonly<Record<string, string>> = {
  bengali: 'আজ সকালে বৃষ্টি হয়েছে, তাই আমরা ছাতা নিয়ে স্কুলে গিয়েছি।',
  tamil: 'நான் தினமும் காலையில் ஒரு கோப்பை காபி குடிப்பேன்.',
  telugu: 'మా అమ్మ రోజూ ఉదయం తోటలో పువ్వులు కోస్తుంది.',
  gujarati: 'અમે આજે બજારમાંથી તાજાં શાકભાજી લાવ્યા છીએ.',
  devanagari: 'मेरी बहन विश्वविद्यालय में गणित पढ़ती है।',
  gurmukhi: 'ਜਾਲ ਗੋਰਿਲਾ ਨੂੰ ੧੨ ਅੰਕ ਦਿੰਦਾ ਹੈ। ਸ਼੍ਰੀ',
  kannada: 'ಜಾಲವು ಗೊರಿಲ್ಲಾಗೆ ಅಂಕ ನೀಡುತ್ತದೆ. ಕ್ಷ ಸ್ತ್ರೀ ರ್ಕ',
  malayalam: 'ശൃംഖല ഗോറില്ലയ്ക്ക് നൽകുന്നു, ക്ഷ ന്റെ സ്ത്രീ',
  oriya: 'ନେଟୱର୍କ ଗରିଲାକୁ ଦିଏ। କ୍ଷ ସ୍ତ୍ରୀ',
  sinhala: 'ජාලය ගොරිල්ලාට දෙයි. ශ්‍රී ක්‍රියා',
  thai: 'วันนี้อากาศดีมาก เราจึงไปเดินเล่นที่สวนสาธารณะ น้ำ',
  lao: 'ເຄືອຂ່າຍໃຫ້ຄະແນນ ນ້ອຍ',
  khmer: 'ថ្ងៃនេះអាកាសធាតុល្អណាស់ យើងទៅដើរលេងនៅមាត់ទន្លេ។',
  burmese: 'ဒီနေ့ ရာသီဥတု သာယာလို့ ကျွန်တော်တို့ လမ်းလျှောက်ကြတယ်။ သင်္ဘော',
  tibetan: 'དྲ་རྒྱ་འདིས་སྐར་མ་ལས།',
  amharic: 'ኔትወርኩ ለጎሪላ ነጥብ ይሰጣል፣ ምክንያቱም።',
  korean: '오늘은 날씨가 좋아서 공원에서 산책을 했습니다.',
  japanese: '今日は天気がいいので、公園を散歩しました。',
  'traditional chinese': '今天天氣很好，我們去圖書館讀書。',
  chinese: '梯度的绝对值，最大值。显著图显示了像素。',
  urdu: 'آج موسم بہت اچھا تھا، اس لیے ہم باغ میں سیر کرنے گئے۔',
  hebrew: 'היום מזג האוויר נעים ולכן יצאנו לטייל בפארק',
  arabic: 'الطقس جميل اليوم، لذلك خرجنا للتنزه في الحديقة. لا',
  georgian: 'დღეს კარგი ამინდია და პარკში ვსეირნობთ',
  armenian: 'Այսօր լավ եղանակ է և մենք զբոսնում ենք այգում։',
};
/** pdf.js takes a letter with its points for as wide as the points, and so for another word. */
const POINTED = ['السَّلَامُ عَلَيْكُمْ', 'שָׁלוֹם עוֹלָם'];
const NAMES = Object.keys(LINES);
/** Scripts whose letters are stacked and moved; of Tibetan HarfBuzz's program cuts off what reaches beyond the font's own height. */
const PICTURED = NAMES.slice(0, NAMES.indexOf('tibetan'));

/** Lines of letters of so many points, a column of so many on a page, drawn with so many pixels a point. */
const [SIZE, ROW, COLUMN, SCALE] = [16, 52, 10, 3];
/** Of two pictures of a line: pixels that they differ in size, and how much of their ink, which lies at other parts of pixels. */
const SHIFTS = [-1, 0, 1];
const [PIXELS, SHARE] = [2, 0.2];
const INK = { role: 'P', colour: '#000', code: '#000', link: '#000', align: 'left' } as const;

async function page(texts: readonly string[]): Promise<Buffer> {
  const paper = new Paper({ title: 'Scripts', author: 'Ada' });
  for (const [i, text] of texts.entries()) {
    if (i % COLUMN === 0) paper.page();
    if (i === 0) paper.section('Scripts');
    const lines = linesOf(textBlocks(text), { width: 940, size: SIZE });
    paper.lines(lines, { x: 10, y: 10 + ROW * (i % COLUMN), width: 940, height: ROW }, INK);
  }
  return paper.bytes();
}

const has = (program: string, version = '--version'): boolean => {
  try {
    execFileSync(program, [version], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** What HarfBuzz's own programs need to know of a text. */
const harfbuzz = (text: string): string[] => {
  const language = languageOf(text);
  const font = fontFor('regular', [...text][0]!, language)!;
  return [
    `--font-file=${fontFile(font)}`,
    `--direction=${isRightToLeft(text) ? 'rtl' : 'ltr'}`,
    `--language=${language ?? 'und'}`,
    `--text=${text}`,
  ];
};

describe('letters of all scripts', function () {
  this.timeout(300_000);

  it('read back as they were written', async () => {
    const { texts } = await readPdf(await page(NAMES.map((name) => LINES[name]!)));
    const all = squeezed(texts.join('')).normalize('NFC');
    for (const name of NAMES) expect(all, name).to.include(squeezed(LINES[name]!).normalize('NFC'));
  });

  it('read back in another program, points of Arabic and Hebrew too', async function () {
    if (!has('pdftotext', '-v')) {
      console.log('      skipped: pdftotext is not installed (apt install poppler-utils)');
      this.skip();
    }
    await inTemporaryFolder(async (folder) => {
      const file = join(folder, 'scripts.pdf');
      const lines = [...Object.values(LINES), ...POINTED];
      await writeFile(file, await page(lines));
      const all = plain(execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }));
      for (const line of lines) expect(all).to.include(plain(line));
    });
  });

  it('are the glyphs that HarfBuzz itself takes, at its places', function () {
    if (!has('hb-shape')) {
      console.log('      skipped: hb-shape is not installed (apt install libharfbuzz-bin)');
      this.skip();
    }
    for (const name of NAMES) {
      const text = joined(name);
      const args = [...harfbuzz(text), '--output-format=json', '--no-glyph-names', '--no-clusters'];
      const wanted = JSON.parse(execFileSync('hb-shape', args, { encoding: 'utf8' })) as Record<
        string,
        number
      >[];
      const language = languageOf(text);
      const font = fontFor('regular', [...text][0]!, language)!;
      const got = glyphsOf(font, isRightToLeft(text) ? 'rtl' : 'ltr', text, language);
      expect(
        got.map(({ id, xAdvance, xOffset, yOffset }) => [id, xAdvance, xOffset, yOffset]),
        name,
      ).to.deep.equal(wanted.map(({ g, ax, dx = 0, dy = 0 }) => [g, ax, dx, dy]));
    }
  });

  it('look as HarfBuzz itself draws them', async function () {
    if (!has('hb-view')) {
      console.log('      skipped: hb-view is not installed (apt install libharfbuzz-bin)');
      this.skip();
    }
    const pictures = await pagePictures(await page(PICTURED.map(joined)), SCALE);
    for (const [i, name] of PICTURED.entries()) {
      const args = [
        ...harfbuzz(joined(name)),
        `--font-size=${SIZE * SCALE}`,
        '--margin=40',
        '--output-format=png',
      ];
      const wanted = await ink(execFileSync('hb-view', args, { maxBuffer: 2 ** 26 }));
      const top = SCALE * (10 + ROW * (i % COLUMN));
      const row = { left: 0, top, width: 960 * SCALE, height: SCALE * ROW };
      const got = await ink(
        await sharp(pictures[Math.floor(i / COLUMN)]!)
          .extract(row)
          .png()
          .toBuffer(),
      );
      expect(got.width, name).to.be.closeTo(wanted.width, PIXELS);
      expect(got.height, name).to.be.closeTo(wanted.height, PIXELS);
      const share = await difference(got, wanted);
      expect(share, name).to.be.below(SHARE);
    }
  });
});

const plain = (text: string): string => text.normalize('NFC').replace(/[\s\u200b-\u200f\u202a-\u202e]/g, '');

/** A line without spaces: one word, shaped as a whole. */
const joined = (name: string): string => LINES[name]!.replaceAll(' ', '');

interface Ink {
  readonly width: number;
  readonly height: number;
  readonly data: Buffer;
}

/** Of a picture what is drawn, dark on white, without the white around it. */
async function ink(png: Buffer): Promise<Ink> {
  const { data, info } = await sharp(png)
    .flatten({ background: '#fff' })
    .greyscale()
    .trim({ threshold: 60 })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, data };
}

/** Mean difference of two pictures, of the ink in the second. */
async function difference(a: Ink, b: Ink): Promise<number> {
  const blurred = ({ data, width, height }: Ink): Promise<Buffer> =>
    sharp(data, { raw: { width, height, channels: 1 } })
      .resize(b.width, b.height, { fit: 'fill' })
      .blur(2)
      .greyscale()
      .raw()
      .toBuffer();
  const [mine, theirs] = await Promise.all([blurred(a), blurred(b)]);
  const all = theirs.reduce((sum, value) => sum + 255 - value, 0);
  let least = all;
  for (const by of SHIFTS.flatMap((x) => SHIFTS.map((y) => y * b.width + x))) {
    let off = 0;
    for (const [i, value] of theirs.entries()) off += Math.abs(value - (mine[i + by] ?? 255));
    least = Math.min(least, off);
  }
  return least / all;
}
