import { Construct } from 'constructs';
import { clusterOf } from '../../environment/environment.js';
import { recordSource } from '../../intent/source.js';
import { refuseProps } from '../object/props.js';
import { reject } from '../object/reject.js';
import { gatewayRouteProblems } from './gateway-problems.js';
import { renderHttpRoutes } from './http-routes.js';
import { renderIngresses } from './ingresses.js';
import { noEntryPoint, routeProblems } from './problems.js';
import { type PublicRouteProps, publicRouteProps } from './route.js';
import { admitSolver } from './solver.js';

export type { PublicRouteProps } from './route.js';

/** The public route to a Service, through the environment's ingress or gateway. */
export class PublicRoute extends Construct {
  constructor(scope: Construct, id: string, given: PublicRouteProps) {
    super(scope, id);
    recordSource(this, new.target);
    const props = refuseProps(this, given, publicRouteProps, new.target === PublicRoute);
    const { ingress, gateway } = clusterOf(this);
    const entryPoint = ingress ?? gateway;
    reject(this, [
      ...routeProblems(props),
      ...(entryPoint ? [] : [noEntryPoint(props.name)]),
      ...(gateway ? gatewayRouteProblems(props, gateway) : []),
    ]);
    if (ingress) renderIngresses(this, props, ingress);
    else if (gateway) renderHttpRoutes(this, props, gateway);
    if (entryPoint?.clusterIssuer !== undefined) admitSolver(this, props, entryPoint.controller);
  }
}
