import { expect } from 'chai';
import { assignmentYaml, publicAssignment } from '../../../src/pack/student/public-assignment.js';
import { loadAssignment, parseAssignment } from '../../../src/rubric/load.js';
import { policies } from '../../../src/rubric/policies.js';
import { ROOT } from '../../process.js';

describe("a kit's assignment", () => {
  it('has no policies, which name files of the staff', async () => {
    const demo = await loadAssignment(`${ROOT}rubric/demo.yaml`);
    const rules = policies.parse({ deadline: '2026-05-01T23:59:00Z', extensions: 'a3-extensions.csv' });
    const text = assignmentYaml(publicAssignment({ ...demo, policies: rules }));
    expect(text).not.to.include('policies').and.not.include('extensions');
    expect(parseAssignment(text, 'kit.yaml').problems).to.have.length.above(0);
  });
});
