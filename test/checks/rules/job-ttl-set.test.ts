import { jobTtlSet } from '../../../src/checks/rules/job-ttl-set.js';
import { object } from '../support/manifests.js';
import { testCheck } from '../support/tester.js';

testCheck(jobTtlSet, {
  example: [['Job migrate', 'spec.ttlSecondsAfterFinished', 'is not set']],
  valid: [{ name: 'said', yaml: object('Job', 'a', 'spec: { ttlSecondsAfterFinished: 60 }') }],
});
