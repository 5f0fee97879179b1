import type { Platform } from '../platform.js';

/** Moodle: an assignment's own grading worksheet, which has one column for the grade. */
export default {
  title: "Moodle's grading worksheet",
  where: 'the assignment, View all submissions, Download grading worksheet',
  looks: [['identifier'], ['grade'], ['full name', 'email address', 'id number']],
  person: (row) => ({
    id: row.cell('id number'),
    email: row.cell('email address'),
    login: '',
    name: row.cell('full name'),
  }),
  columns(table) {
    const index = table.columns.findIndex((column) => /^grade$/i.test(column));
    return [{ index, name: table.columns[index]!, most: table.rows[0]?.cell('maximum grade') ?? '' }];
  },
} satisfies Platform;
