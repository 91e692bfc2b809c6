import { test } from 'node:test';
import { match, Rendered } from 'plainsail/testing';
import { production, staging } from '../src/environments';
import { Shop } from '../src/shop';

const inProduction = Rendered.of(Shop, { environment: production });
const inStaging = Rendered.of(Shop, { environment: staging });

test('no check finds an error', () => {
  inProduction.passes();
  inStaging.passes();
});

test('production survives the loss of a node', () => {
  inProduction.has('HorizontalPodAutoscaler/api', { spec: { minReplicas: match.atLeast(3) } });
  inProduction.has('PodDisruptionBudget/api');
});

test('the mailer reaches the API, and nothing reaches the mailer', () => {
  inProduction.allows('mailer', 'api', 8080);
  inProduction.denies('api', 'mailer');
  inProduction.denies('mailer', 'world');
});

test('the API is there before the mailer', () => {
  inProduction.order('api', 'mailer');
});
