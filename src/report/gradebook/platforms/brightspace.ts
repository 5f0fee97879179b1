import type { Platform } from '../platform.js';

const COLUMN = /^(.*) Points Grade(?: <(.*)>)?$/i;

/** Brightspace: ids and accounts begin with a #, so that spreadsheets keep them as text. */
export default {
  title: "Brightspace's grades",
  where: 'Grades, Enter Grades, Export, with Org Defined ID or Username and points grades',
  looks: [['orgdefinedid', 'username'], ['end-of-line indicator']],
  person: (row) => ({
    id: row.cell('orgdefinedid').replace(/^#/, ''),
    email: row.cell('email'),
    login: row.cell('username').replace(/^#/, ''),
    name: [row.cell('first name'), row.cell('last name')].filter(Boolean).join(' '),
  }),
  columns: (table) =>
    table.columns.flatMap((column, index) => {
      const [, name, about = ''] = COLUMN.exec(column) ?? [];
      const [, most = ''] = /MaxPoints:([\d.,]+)/i.exec(about) ?? [];
      return name === undefined ? [] : [{ index, name, most }];
    }),
} satisfies Platform;
