import type { Platform } from '../platform.js';

/** What Canvas gives an assignment's column: its name, and its number in brackets. */
const COLUMN = /^(.*) \(\d+\)$/;

/** Canvas: the row of maxima, and whatever else stands there without a student, stay as they are. */
export default {
  title: "Canvas' gradebook",
  where: 'Grades, Export, Export Entire Gradebook',
  looks: [['student'], ['id'], ['sis user id', 'sis login id']],
  person(row) {
    const name = row.cell('student');
    if (name === '' || isMaxima(name) || /^student, test$/i.test(name)) return undefined;
    const login = row.cell('sis login id');
    return {
      id: row.cell('sis user id'),
      email: login.includes('@') ? login : '',
      login: login.includes('@') ? '' : login,
      name,
    };
  },
  columns(table) {
    const maxima = table.rows.find((row) => isMaxima(row.cell('student')));
    return table.columns.flatMap((column, index) => {
      const [, name] = COLUMN.exec(column) ?? [];
      return name === undefined ? [] : [{ index, name, most: maxima?.cell(column.toLowerCase()) ?? '' }];
    });
  },
} satisfies Platform;

const isMaxima = (name: string): boolean => /^points possible$/i.test(name);
