import Handlebars from 'handlebars';

/** What XML cannot hold, which a program would refuse the whole file for, and other controls. */
const UNFIT = /(?![\t\n\r])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;

/** A text without what XML cannot hold. */
export const fitForXml = (text: string): string => text.replace(UNFIT, '');

/** A text as it stands between tags or quotation marks of XML. */
export const escapedXml = (text: string): string => Handlebars.escapeExpression(fitForXml(text));
