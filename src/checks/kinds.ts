import { operatedKinds } from '../graph/operated.js';
import { workloadKinds } from '../graph/pod-template.js';

/** Everything that makes pods: workloads, and what operators make pods from. */
export const podMakingKinds = [...workloadKinds, ...operatedKinds];

export const autoscalerKinds = ['HorizontalPodAutoscaler', 'ScaledObject'];
export const gatewayRouteKinds = ['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute'];
export const policyKinds = ['NetworkPolicy', 'CiliumNetworkPolicy', 'CiliumClusterwideNetworkPolicy'];
export const publicRouteKinds = ['Ingress', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'Route'];
export const secretMakerKinds = ['ExternalSecret', 'SealedSecret', 'SecretProviderClass'];
