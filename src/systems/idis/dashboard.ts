import {
  type DashboardSpec,
  ingressNginx,
  matching,
  objectiveRow,
  quantileOf,
  rateOf,
  saturationRow,
  shareOf,
  timeSeries,
} from '../../entries/monitoring.js';
import { apiRoute, idisObjectives } from './objectives.js';

const failed = { status: matching('5..') };

/** Both routes as their users see them, the objectives, and how much of their limits the containers use. */
export const idisOverview: DashboardSpec = {
  uid: 'idis-overview',
  title: 'IDIS Overview',
  tags: ['idis'],
  rows: [
    {
      title: 'Requests',
      panels: [
        timeSeries('Request rate', 'reqps', [rateOf(ingressNginx.requests, { per: ['ingress'] })]),
        timeSeries('Error rate', 'percentunit', [shareOf(ingressNginx.requests, failed, { per: ['ingress'] })]),
        timeSeries('Errors of the API by path', 'reqps', [
          rateOf(ingressNginx.requests, { where: { ingress: apiRoute, ...failed }, per: ['path', 'status'] }),
        ]),
        timeSeries('Time to answer (p95)', 's', [quantileOf(ingressNginx.duration, 0.95, { per: ['ingress'] })]),
      ],
    },
    objectiveRow(idisObjectives),
    saturationRow('api', 'Saturation of the API'),
    saturationRow('ui', 'Saturation of the web client'),
  ],
};
