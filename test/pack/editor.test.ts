import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import ts from '@typescript/typescript6';
import { expect } from 'chai';
import { manifest } from '../../src/pack/program.js';
import { HAND_IN, projectFiles, typesIn } from '../../src/pack/student/project.js';
import { inTemporaryFolder, ROOT } from '../process.js';

const TEXT = [
  "import * as tf from '@tensorflow/tfjs';",
  "import type { Classifier } from 'gradelens';",
  "import { Saliency } from 'gradelens/attr';",
  'export const loss = (img: tf.Tensor4D, model: Classifier): tf.Tensor =>',
  '  tf.tidy(() => img.square().sum().mul(tf.max(model.predict(img))));',
  'export const method = Saliency;',
  '',
].join('\n');

describe("a student's editor", function () {
  this.timeout(30_000);

  it('completes, explains and checks TensorFlow.js and gradelens in a kit, with nothing installed', () =>
    inTemporaryFolder(async (kit) => {
      const paths = typesIn('gradelens', await manifest());
      const project = projectFiles({ name: 'kit', dependencies: {}, paths, check: 'node check.js' });
      for (const [path, { bytes }] of project) {
        await mkdir(dirname(join(kit, path)), { recursive: true });
        await writeFile(join(kit, path), bytes);
      }
      await mkdir(join(kit, 'gradelens'));
      await symlink(join(ROOT, 'dist'), join(kit, 'gradelens/dist'));
      await mkdir(join(kit, HAND_IN));
      const file = join(kit, HAND_IN, 'loss.ts');
      await writeFile(file, TEXT);
      const service = serviceOf(kit);
      expect(mistakesIn(service, file)).to.deep.equal([]);

      const at = (text: string): number => TEXT.indexOf(text) + text.length;
      const offered = (place: number): string[] =>
        service.getCompletionsAtPosition(file, place, {})!.entries.map(({ name }) => name);
      expect(offered(at('tf.tidy(() => img.'))).to.include.members(['square', 'sum', 'shape', 'dispose']);
      expect(offered(at('sum().mul(tf.'))).to.include.members(['max', 'grad', 'conv2d', 'tidy']);
      expect(offered(at('tf.max(model.'))).to.include('predict');
      const { displayParts, documentation } = service.getQuickInfoAtPosition(file, at('tf.tid'))!;
      expect(ts.displayPartsToString(displayParts)).to.match(/tidy<tf\.Tensor<tf\.Rank>>\(nameOrFn/);
      expect(ts.displayPartsToString(documentation)).to.include('Executes the provided function');

      const wrong = join(kit, HAND_IN, 'wrong.ts');
      await writeFile(
        wrong,
        "import * as tf from '@tensorflow/tfjs';\nexport const f = (x: tf.Tensor) => tf.max(x, '3');\n",
      );
      const [first, ...others] = mistakesIn(serviceOf(kit), wrong);
      expect(first).to.match(/^TS2345 .*'"3"'.*'number/);
      expect(others).to.deep.equal([]);
    }));
});

/** What an editor asks, in a project with a tsconfig.json. */
function serviceOf(folder: string): ts.LanguageService {
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile);
  const { options, fileNames, errors } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  expect(errors).to.deep.equal([]);
  const { readFile, fileExists, directoryExists, getDirectories, readDirectory } = ts.sys;
  return ts.createLanguageService({
    // Without `realpath`: the links of the test would lead it to the checkout's own packages.
    ...{ readFile, fileExists, directoryExists, getDirectories, readDirectory },
    getCompilationSettings: () => options,
    getScriptFileNames: () => fileNames,
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = ts.sys.readFile(path);
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => folder,
    getDefaultLibFileName: ts.getDefaultLibFilePath,
  });
}

const mistakesIn = (service: ts.LanguageService, file: string): string[] =>
  [...service.getSyntacticDiagnostics(file), ...service.getSemanticDiagnostics(file)].map(
    ({ code, messageText }) => `TS${code} ${ts.flattenDiagnosticMessageText(messageText, ' ')}`,
  );
