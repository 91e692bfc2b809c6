import { webhookFieldsValid } from '../../../src/checks/rules/webhook-fields-valid.js';
import { testCheck } from '../support/tester.js';

testCheck(webhookFieldsValid, {
  example: [['ValidatingWebhookConfiguration check', 'webhooks[0].sideEffects', '"Some" is not supported']],
  valid: [
    {
      name: 'a webhook without rules',
      yaml: webhookFieldsValid.fails.replace('Some', 'None').replace(/ {4}rules.*/, ''),
    },
  ],
});
