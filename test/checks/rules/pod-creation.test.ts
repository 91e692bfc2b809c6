import { podCreation } from '../../../src/checks/rules/pod-creation.js';
import { bound, clusterRole, role } from '../support/roles.js';
import { testCheck } from '../support/tester.js';

testCheck(podCreation, {
  example: [['RoleBinding api', 'roleRef.name', 'gives Role runner, which may create pods']],
  valid: [
    { name: 'reading them', yaml: role('a', '[pods]', '[get, list]') + bound('Role', 'a') },
    { name: 'making other things', yaml: role('a', '[configmaps]', '[create]') + bound('Role', 'a') },
    { name: 'a role that nobody is given', yaml: role('a', '[pods]', '[create]') },
  ],
  invalid: ['[pods]', '[configmaps, cronjobs]', '["*"]'].map(resources => ({
    name: resources,
    yaml: clusterRole('a', resources, '["*"]') + bound('ClusterRole', 'a', 'ClusterRoleBinding'),
    findings: [['ClusterRoleBinding api', 'roleRef.name', 'gives ClusterRole a, which may create pods'] as const],
  })),
});
