import { Construct } from 'constructs';
import { AlertmanagerConfig, type AlertmanagerConfigProps } from '../../../imports/monitoring.coreos.com.js';
import { clusterOf } from '../../environment/environment.js';
import type { Labels } from '../../intent/endpoint.js';
import type { Shape } from '../../intent/prop-table.js';
import { type Receiver, type Receivers, receiverSecret } from '../../intent/receiver.js';
import {
  grouping,
  inhibition,
  nobody,
  pageDetails,
  pageText,
  routes,
  secretKey,
  slackText,
} from '../../monitoring/alertmanager/routing.js';
import { alertSeverities } from '../../monitoring/alerts/alert.js';
import { type Kind, PlainObject } from '../object/plain-object.js';
import { optional, type PropsOf, refuseProps, required } from '../object/props.js';
import { aMap, anObject, aSecret, aText, mapOf, oneOf } from '../object/shapes.js';
import { supportWave, waveAnnotations } from '../object/wave.js';
import { SecretTemplate } from '../secrets/secret-template.js';

export interface AlertRoutesProps {
  /** The name of the AlertmanagerConfig. */
  readonly name: string;
  /** More labels of its objects. @default none */
  readonly labels?: Labels;
  /** Who gets the alerts, by their severity. */
  readonly receivers: Receivers;
  /** Only alerts with these labels, where others live in the namespace. @default all of the namespace */
  readonly only?: Labels;
}

const secretOf = {
  pagerduty: { routingKey: required(aSecret) },
  slack: { channel: required(aText), webhook: required(aSecret) },
  webhook: { url: required(aSecret) },
} satisfies { readonly [K in Receiver['kind']]: PropsOf<Omit<Extract<Receiver, { readonly kind: K }>, 'kind'>> };

const kind = { kind: required(oneOf(Object.keys(secretOf))) };

const receiver: Shape = {
  ...aMap,
  allowed: 'a receiver such as pagerDuty(…)',
  inside: given => ({ ...kind, ...Object.entries(secretOf).find(([of]) => 'kind' in given && given.kind === of)?.[1] }),
};

/** The `alerting` of an environment may be given as it is. */
const receivers = {
  critical: required(receiver),
  warning: required(receiver),
  selects: optional(mapOf(aText)),
} satisfies PropsOf<Receivers & { readonly selects?: Labels }>;

const alertRoutesProps = {
  name: required(aText),
  labels: optional(mapOf(aText)),
  receivers: required(anObject(receivers)),
  only: optional(mapOf(aText)),
} satisfies PropsOf<AlertRoutesProps>;

/** Who receives the alerts of a namespace: an AlertmanagerConfig, and the template of its secret. */
export class AlertRoutes extends Construct {
  constructor(scope: Construct, id: string, props: AlertRoutesProps) {
    super(scope, id);
    refuseProps(this, props, alertRoutesProps, new.target === AlertRoutes);
    const { name, labels = {}, receivers, only } = props;
    const secret = `${name}-receivers`;
    new SecretTemplate(this, 'secrets', {
      name: secret,
      labels,
      entries: alertSeverities.map(severity => ({
        key: secretKey(severity, receivers[severity]),
        value: receiverSecret(receivers[severity]),
      })),
    });
    new PlainObject<AlertmanagerConfigProps & Kind>(this, 'Resource', {
      apiVersion: AlertmanagerConfig.apiVersion,
      kind: AlertmanagerConfig.kind,
      metadata: {
        name,
        labels: { ...labels, ...clusterOf(this).alerting?.selects },
        annotations: waveAnnotations(supportWave),
      },
      spec: {
        route: {
          receiver: nobody,
          groupBy: [...grouping.by],
          groupWait: grouping.wait,
          groupInterval: grouping.interval,
          repeatInterval: grouping.repeat.warning,
          ...(only && { matchers: Object.entries(only).map(([label, value]) => matcher(label, value)) }),
          routes: routes.map(({ severity, repeat }) => ({
            receiver: severity,
            matchers: [matcher('severity', severity)],
            repeatInterval: repeat,
          })),
        },
        inhibitRules: [
          {
            sourceMatch: [matcher('severity', inhibition.source)],
            targetMatch: [matcher('severity', inhibition.target)],
            equal: [...inhibition.equal],
          },
        ],
        receivers: [
          { name: nobody },
          ...alertSeverities.map(severity => ({
            name: severity,
            ...configuration(receivers[severity], { name: secret, key: secretKey(severity, receivers[severity]) }),
          })),
        ],
      },
    });
  }
}

const matcher = (name: string, value: string) => ({ name, value, matchType: '=' });

function configuration(receiver: Receiver, key: { readonly name: string; readonly key: string }) {
  switch (receiver.kind) {
    case 'pagerduty': {
      const details = Object.entries(pageDetails).map(([name, value]) => ({ key: name, value }));
      return { pagerdutyConfigs: [{ routingKey: key, description: pageText, details }] };
    }
    case 'slack':
      return { slackConfigs: [{ apiURL: key, channel: receiver.channel, sendResolved: true, ...slackText }] };
    case 'webhook':
      return { webhookConfigs: [{ urlSecret: key }] };
  }
}
