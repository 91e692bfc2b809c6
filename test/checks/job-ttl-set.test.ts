import { jobTtlSet } from '../../src/checks/job-ttl-set.js';
import { object } from './manifests.js';
import { testCheck } from './tester.js';

testCheck(jobTtlSet, {
  example: [['Job migrate', 'spec.ttlSecondsAfterFinished', 'is not said']],
  valid: [{ name: 'said', yaml: object('Job', 'a', 'spec: { ttlSecondsAfterFinished: 60 }') }],
});
