import type { Files } from '../files.js';
import { jsonFile } from '../program.js';

/** Completed imports end in `.js`, as Node and gradelens resolve them. */
const SETTINGS = {
  'typescript.preferences.importModuleSpecifierEnding': 'js',
  'javascript.preferences.importModuleSpecifierEnding': 'js',
};

/** A place as `gradelens check` prints it: file, line, column, what is wrong. */
export const PLACE = '^\\s*(?:Types: )?([^:\\s]+\\.[cm]?[jt]s):(\\d+):(\\d+): (.*)$';

/** The check as a task, whose failures stand in the editor at their lines. */
const tasksOf = (handIn: string, command: string) => ({
  version: '2.0.0',
  tasks: [
    {
      label: 'gradelens check',
      type: 'shell',
      command,
      group: { kind: 'test', isDefault: true },
      problemMatcher: {
        owner: 'gradelens',
        fileLocation: ['relative', `\${workspaceFolder}/${handIn}`],
        pattern: { regexp: PLACE, file: 1, line: 2, column: 3, message: 4 },
      },
    },
  ],
});

/** What `check --inspect` waits for. */
const LAUNCH = {
  version: '0.2.0',
  configurations: [
    {
      name: 'gradelens check --inspect',
      type: 'node',
      request: 'attach',
      port: 9229,
      resolveSourceMapLocations: ['**'],
    },
  ],
};

/** Settings of Visual Studio Code for a project whose work lies in the folder `handIn` and is checked by `command`. */
export const vscodeFiles = (handIn: string, command: string): Files =>
  new Map([
    ['.vscode/settings.json', jsonFile(SETTINGS)],
    ['.vscode/tasks.json', jsonFile(tasksOf(handIn, command))],
    ['.vscode/launch.json', jsonFile(LAUNCH)],
  ]);
