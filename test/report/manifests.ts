/** A small system with everything that a report says something about. */
export const manifests = `
apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: shop
  labels: { app.kubernetes.io/part-of: shop }
  annotations: { waive.plainsail.dev/readiness-behind-service: "measured; owner: jane; until: 2030-01-31" }
spec:
  selector: { matchLabels: { app: api } }
  strategy: { rollingUpdate: { maxSurge: 2 } }
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: main
          image: registry.example.com/api:1.2.0@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef
          ports: [{ containerPort: 8080 }]
          resources: { requests: { cpu: 250m, memory: 512Mi } }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec: { selector: { app: api }, ports: [{ port: 80, targetPort: 8080 }] }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: api, namespace: shop }
spec:
  ingressClassName: nginx
  rules:
    - host: api.example.com
      http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { number: 80 } } } }] }
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec:
  scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api }
  minReplicas: 3
  maxReplicas: 9
  metrics: [{ type: Resource, resource: { name: cpu, target: { type: Utilization, averageUtilization: 70 } } }]
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api, namespace: shop }
spec: { minAvailable: 2, selector: { matchLabels: { app: api } } }
---
apiVersion: monitoring.coreos.com/v1
kind: PrometheusRule
metadata: { name: api, namespace: shop }
spec:
  groups:
    - name: api
      rules:
        - alert: ApiDown
          expr: up == 0
          for: 5m
          labels: { severity: critical, component: api, namespace: shop }
          annotations: { summary: Nobody answers, runbook_url: https://example.com/ApiDown }
        - alert: ApiOdd
          expr: up == 2
          labels: { severity: info, namespace: shop }
        - record: slo:error_budget:remaining_ratio
          expr: 1 - slo:sli_error:ratio_rate30d / 0.001
          labels: { slo: availability, service: api }
---
apiVersion: monitoring.coreos.com/v1alpha1
kind: AlertmanagerConfig
metadata: { name: shop, namespace: shop }
spec:
  receivers: [{ name: nobody }, { name: pager, pagerdutyConfigs: [{ url: x }], slackConfigs: [{ channel: x }] }]
  route:
    receiver: nobody
    routes: [{ receiver: pager, matchers: [{ name: severity, value: critical, matchType: '=' }] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: reader, namespace: shop }
rules: [{ apiGroups: [''], resources: [pods], verbs: [get, list] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: reader, namespace: shop }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader }
subjects: [{ kind: ServiceAccount, name: api, namespace: shop }]
---
apiVersion: v1
kind: Secret
metadata: { name: token, namespace: shop }
stringData: { token: "first-1f9a2b7c4d" }
`;
