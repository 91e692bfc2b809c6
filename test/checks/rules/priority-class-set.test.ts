import { priorityClassSet } from '../../../src/checks/rules/priority-class-set.js';
import { pod } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(priorityClassSet, {
  example: [['Pod api', 'spec.priorityClassName', 'names no PriorityClass']],
  valid: [{ name: 'a class', yaml: pod('', 'priorityClassName: high') }],
});
