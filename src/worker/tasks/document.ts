import type { Document } from '../../report/document/document.js';
import { renderDocument } from '../../report/document/render.js';
import type { Task } from '../task.js';

/** A report as the bytes of a PDF. */
export default ((document) => renderDocument(document)) satisfies Task<Document, unknown>;
