import { priorityClassSet } from '../../src/checks/priority-class-set.js';
import { pod } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(priorityClassSet, {
  example: [['Pod api', 'spec.priorityClassName', 'names no PriorityClass']],
  valid: [{ name: 'a class', yaml: pod('', 'priorityClassName: high') }],
});
