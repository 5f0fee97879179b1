import { groupAt, groupsAt } from './tex-scan.js';

/** Units and prefixes of siunitx by their commands. */
const SYMBOLS: Readonly<Record<string, string>> = {
  ...{
    meter: 'm',
    metre: 'm',
    gram: 'g',
    second: 's',
    ampere: 'A',
    kelvin: 'K',
    mole: 'mol',
    candela: 'cd',
    kilogram: 'kg',
  },
  ...{
    hertz: 'Hz',
    newton: 'N',
    pascal: 'Pa',
    joule: 'J',
    watt: 'W',
    coulomb: 'C',
    volt: 'V',
    farad: 'F',
    ohm: '\\Omega',
  },
  ...{
    siemens: 'S',
    weber: 'Wb',
    tesla: 'T',
    henry: 'H',
    lumen: 'lm',
    lux: 'lx',
    becquerel: 'Bq',
    gray: 'Gy',
    sievert: 'Sv',
  },
  ...{
    radian: 'rad',
    steradian: 'sr',
    minute: 'min',
    hour: 'h',
    day: 'd',
    litre: 'L',
    liter: 'L',
    tonne: 't',
    bar: 'bar',
  },
  ...{
    electronvolt: 'eV',
    bit: 'bit',
    byte: 'B',
    decibel: 'dB',
    bel: 'B',
    percent: '\\%',
    degree: '^{\\circ}',
    arcminute: "'",
  },
  ...{
    celsius: '^{\\circ}C',
    degreeCelsius: '^{\\circ}C',
    angstrom: '\\mathring{A}',
    micron: '\\mu m',
    hectare: 'ha',
  },
  ...{
    yocto: 'y',
    zepto: 'z',
    atto: 'a',
    femto: 'f',
    pico: 'p',
    nano: 'n',
    micro: '\\mu ',
    milli: 'm',
    centi: 'c',
    deci: 'd',
  },
  ...{
    deca: 'da',
    hecto: 'h',
    kilo: 'k',
    mega: 'M',
    giga: 'G',
    tera: 'T',
    peta: 'P',
    exa: 'E',
    zetta: 'Z',
    yotta: 'Y',
  },
  ...{ kibi: 'Ki', mebi: 'Mi', gibi: 'Gi', tebi: 'Ti' },
  ...{
    m: 'm',
    s: 's',
    g: 'g',
    kg: 'kg',
    mm: 'mm',
    cm: 'cm',
    km: 'km',
    ms: 'ms',
    us: '\\mu s',
    ns: 'ns',
    Hz: 'Hz',
    kHz: 'kHz',
  },
  ...{
    MHz: 'MHz',
    GHz: 'GHz',
    nm: 'nm',
    um: '\\mu m',
    mW: 'mW',
    W: 'W',
    kW: 'kW',
    V: 'V',
    mV: 'mV',
    A: 'A',
    mA: 'mA',
    K: 'K',
  },
  ...{
    N: 'N',
    J: 'J',
    kJ: 'kJ',
    Pa: 'Pa',
    kPa: 'kPa',
    eV: 'eV',
    keV: 'keV',
    MeV: 'MeV',
    L: 'L',
    mL: 'mL',
    mol: 'mol',
    dB: 'dB',
  },
};
const PREFIXES =
  /^(yocto|zepto|atto|femto|pico|nano|micro|milli|centi|deci|deca|hecto|kilo|mega|giga|tera|peta|exa|zetta|yotta|kibi|mebi|gibi|tebi)$/;
/** Powers before a unit, and after it. */
const BEFORE: Readonly<Record<string, string>> = { square: '2', cubic: '3' };
const AFTER: Readonly<Record<string, string>> = { squared: '2', cubed: '3' };

const COMMAND =
  /\\(SI|qty|si|unit|num|ang|SIrange|qtyrange|numrange|numproduct|SIlist|numlist)\*?(?![a-zA-Z])/g;

/** TeX with siunitx' commands written out: `\SI{3}{\meter}` as `3\,\mathrm{m}`. One that is not whole stays, and is no TeX. */
export function unitsWritten(tex: string): string {
  let written = '';
  let done = 0;
  for (const { 0: command, 1: name, index } of tex.matchAll(COMMAND)) {
    if (index < done) continue;
    const options = groupAt(tex, index + command.length, ['[', ']']);
    const from = options?.end ?? index + command.length;
    const found = valueAt(name!, tex, from);
    if (!found) continue;
    written += tex.slice(done, index) + found.text;
    done = found.end;
  }
  return written + tex.slice(done);
}

function valueAt(name: string, tex: string, from: number): { text: string; end: number } | undefined {
  const groups = groupsAt(tex, from, 3);
  const [first, second, third] = groups;
  if (!first) return undefined;
  const range = (low: string, high: string, unit = ''): string =>
    `${numberOf(low)}${unit}\\text{ to }${numberOf(high)}${unit}`;
  const list = (text: string): string => text.split(';').map(numberOf).join(',\\;');
  if (name === 'si' || name === 'unit') return { text: unitOf(first.text), end: first.end };
  if (name === 'num' || name === 'numproduct') return { text: numberOf(first.text), end: first.end };
  if (name === 'numlist') return { text: list(first.text), end: first.end };
  if (name === 'ang') return { text: angleOf(first.text), end: first.end };
  if (!second) return undefined;
  if (name === 'numrange') return { text: range(first.text, second.text), end: second.end };
  if (name === 'SIrange' || name === 'qtyrange')
    return third && { text: range(first.text, second.text, spaced(third.text)), end: third.end };
  const number = name === 'SIlist' ? list(first.text) : numberOf(first.text);
  return { text: number + spaced(second.text), end: second.end };
}

/** A unit after a number; a degree follows it at once. */
const spaced = (unit: string): string =>
  /^\s*\\(degree|arcminute)\b/.test(unit) ? unitOf(unit) : `\\,${unitOf(unit)}`;

/** `1.2e-3` as `1.2\times10^{-3}`, `5 +- 1` with a sign of its own, `3 x 4` as a product. */
const numberOf = (text: string): string =>
  `{${text
    .trim()
    .replace(/\s*\+-\s*/g, '\\pm ')
    .replace(
      /([\d.]|^)\s*[eEdD]\s*([+-]?\d+)/g,
      (_, before: string, power: string) =>
        `${before}${before === '' ? '' : '\\times '}10^{${power.replace(/^\+/, '')}}`,
    )
    .replace(/\s+x\s+/g, '\\times ')}}`;

const angleOf = (text: string): string =>
  text
    .split(';')
    .map((part, i) => (part.trim() === '' ? '' : `${part.trim()}${['^{\\circ}', "'", "''"][i] ?? ''}`))
    .join('');

/** `\meter\per\second\squared`, or letters: `m/s^2`, `kg.m`. A command that is no unit stays what it is. */
function unitOf(text: string): string {
  const parts: string[] = [];
  let [prefix, power, per] = ['', '', false];
  for (const [token, command, exponent, plain] of text.matchAll(
    /\\([a-zA-Z]+)(?:\s*\{([^{}]*)\})?|([^\\]+)/g,
  )) {
    if (plain !== undefined) {
      if (plain.trim() !== '')
        parts.push(`\\mathrm{${plain.trim().replaceAll('.', '\\,').replaceAll('~', '\\,')}}`);
    } else if (command === 'per') per = true;
    else if (BEFORE[command!]) power = BEFORE[command!]!;
    else if (AFTER[command!] || command === 'tothe') {
      const own = AFTER[command!] ?? exponent ?? '';
      const last = parts.pop() ?? '';
      // One over: the power is there, with its sign.
      parts.push(last.endsWith('^{-1}') ? last.replace(/1\}$/, `${own}}`) : `${last}^{${own}}`);
    } else if (PREFIXES.test(command!)) prefix += SYMBOLS[command!];
    else {
      const symbol = SYMBOLS[command!];
      const unit =
        symbol === undefined
          ? token
          : symbol.startsWith('^')
            ? symbol.replace('C', '\\mathrm{C}')
            : `\\mathrm{${prefix}${symbol}}`;
      const raised = per ? `^{-${power === '' ? '1' : power}}` : power === '' ? '' : `^{${power}}`;
      parts.push(unit + raised);
      [prefix, power, per] = ['', '', false];
    }
  }
  return parts.join('\\,');
}
