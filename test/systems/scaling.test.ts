import { at } from '../../src/graph/fields.js';
import { graphOf } from '../../src/graph/from-app.js';
import { fleet } from '../../src/main.js';

const half = [{ type: 'Percent', value: 50, periodSeconds: 60 }];
const tenth = [{ type: 'Percent', value: 10, periodSeconds: 60 }];
const scaled: Readonly<Record<string, number>> = { development: 0, staging: 4, production: 7 };

test.each(fleet.environments)('C5: whatever is scaled in $name gets fewer step by step', environment => {
  const graph = graphOf(fleet.declare(environment));
  const policies = [
    ...graph.ofKind('HorizontalPodAutoscaler').map(({ manifest }) => at(manifest, 'spec', 'behavior', 'scaleDown')),
    ...graph
      .ofKind('ScaledObject')
      .map(({ manifest }) =>
        at(manifest, 'spec', 'advanced', 'horizontalPodAutoscalerConfig', 'behavior', 'scaleDown'),
      ),
  ].map(scaleDown => scaleDown['policies']);
  expect(policies).toHaveLength(scaled[environment.name]!);
  for (const each of policies) expect([half, tenth]).toContainEqual(each);
});
