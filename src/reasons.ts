/**
 * Why something is refused or warned of that is not a finding of a check, by the id that is printed: what it means, and
 * what to do. `plainsail explain` shows them.
 */
export const reasons = {
  // Declarations
  access:
    'Rights on the Kubernetes API that a component asks for are empty or too wide. Name groups, resources and verbs.',
  address:
    'A peer outside the cluster has no addresses, or has some that nothing calls. Correct cluster.addresses or cidrs.',
  after:
    'A component waits for a job that runs later than itself. Remove it from `dependsOn`, or let the job run in another phase.',
  alertmanager: 'The number of replicas of an Alertmanager is not a whole number of 1 or more.',
  alert: 'An alert has a name, a duration or labels that Prometheus does not take, or that another alert has.',
  'alert-test': 'No example could be made that an alert is tested with. Use a simpler pattern.',
  'alert-threshold': 'The threshold of an alert can never be reached, or always is. A share is above 0 and below 1.',
  'api-server': 'A program calls the API server, and the environment does not say where it is: cluster.apiServer.',
  backup: 'Backups of a database have no usable destination, schedule or retention.',
  budget: 'A monthly budget has no name, no amount or an unknown kind of cost.',
  call: 'A call does not lead to an endpoint of this app. Give ports, as in calls: [api.port("http")], stores or outside(…).',
  chart:
    'A Helm chart cannot be rendered, was changed, or is another one each time that it is rendered. Give the values that it needs, then write its digest.',
  'check-renamed':
    'A waiver, a baseline or an option names a check by a former id, which still works. Write the present one.',
  'client-certificate': 'A client certificate has no issuer or no names that it could be for.',
  'budget-exceeded':
    'What a system costs a month is above its budget. Ask for less, or raise the budget with its owner.',
  'cloud-identity': 'An account has no role in the cloud, or a role that nothing needs. Correct cluster.cloudIdentity.',
  collector:
    'The configuration of an OpenTelemetry Collector names parts that it does not have, or sends where no call leads.',
  compile: 'The TypeScript of the project does not compile. Correct the line.',
  contract:
    'A contract of another repository is missing, was changed or does not fit its use here, or a port cannot be offered. Read it, then write its digest.',
  'component-name': 'Two components of one namespace have the same name: their objects would replace each other.',
  'config-file':
    'A configuration file has no place of its own in the container. Give an absolute path in a folder of its own.',
  configuration:
    'A variable of a program is missing, unknown, of another type, or contradicts another. Its catalogue says what is allowed.',
  dashboard: 'A dashboard has an identifier or rows that Grafana does not take.',
  declaration:
    'The code of a system failed while it was declared. The line is of your code; --debug prints the stack trace.',
  delivery: 'What delivers an environment is not described as Argo CD or Flux need it.',
  'delivery-circle': 'Systems call each other in a circle, so that none can be delivered first.',
  'dependency-circle': 'Constructs wait for each other in a circle. Take one of the dependencies back.',
  disruption: 'A disruption budget never lets a node be drained, or protects nothing.',
  drain: 'The time in which a server is taken out of traffic is not a whole number of seconds of 0 or more.',
  duration: 'A duration is not one. It looks like "30s", "5m" or "1h30m".',
  environment: 'An environment has a fact that is missing, unknown or not possible, or a choice has no value for it.',
  external:
    'A release that somebody else renders is not named whole, or is one that nothing waits for. Name its kind, namespace and name, or pass the object that a system applies.',
  fleet:
    'The fleet of the project cannot be found, loaded or rendered. package.json names it: "plainsail": { "fleet": "src/main.ts" }.',
  foreign: 'A workload of another library cannot take part as it is declared.',
  gate: 'A release gate names an environment, a system or a role that there is not.',
  grace: 'The time that a program has to end is not a whole number of seconds of 0 or more.',
  'held-back': 'A system stays as it was, since another one that it depends on has errors. Mend both in one change.',
  host: 'A host is not a DNS name. It has no scheme, port or path: "api.example.com".',
  image: 'An image is not a reference. It looks like "registry.example.com/shop:1.4.0", or has a digest.',
  'image-version':
    'An image has no version for an environment, or one that nothing uses. versions.json has a row for each image.',
  init: 'A project cannot be made here as it was asked for. Nothing was written.',
  'init-sql': 'SQL that makes a database ready has no usable name, or no image that could run it.',
  instances: 'A database has no whole number of instances of 1 or more.',
  'invalid-construct': 'A construct of the project or of another library refuses its own declaration.',
  jaeger: 'The number of traces that a Jaeger server keeps is not a whole number of 1 or more.',
  job: 'The retries of a job are not a whole number of 0 or more, or its deadline is not one of 1 or more.',
  'log-alert': 'An alert on logs has a pattern that RE2 does not take, or no logs to look at.',
  'log-retention': 'Logs are kept for a time that is not one. It looks like "30d".',
  metric: 'A metric of a catalogue has a name, a type or buckets that Prometheus does not take.',
  'metric-label': 'A condition asks for a label, or a value of one, that the metric does not have.',
  name: 'A name cannot be one of a Kubernetes object: lower-case letters, digits and "-", at most 63.',
  'not-plain-data': 'An object holds a value that is not plain data: a function, a class, a number that is not finite.',
  'object-store': 'A bucket or the server of one cannot be as it is declared.',
  objective: 'An objective has a name, a goal or a window that makes no error budget.',
  'open-egress':
    'A port is open to every address, since the policies of the cluster know no names. Give cluster.addresses.',
  'patch-path': 'A JSON patch leads to a place that the object does not have.',
  pgbouncer: 'A connection pooler has sizes, users or a database that it does not take.',
  'pod-logs': 'Logs of pods are to be collected, and nothing says of which.',
  'pod-security': 'The level of Pod Security of a namespace is unknown, or weaker without a reason.',
  pooler: 'The pooler of a database cluster has no whole number of instances of 1 or more.',
  port: 'A port has a number, a name or a protocol that is not possible, or that another port has.',
  'post-deploy-check': 'A check after the rollout has nothing to ask, or asks for what no answer has.',
  'postgres-setting':
    'A setting of PostgreSQL has a unit or a value that the server refuses, or is derived from another prop.',
  prices: 'The prices of the fleet name environments, systems or kinds that there are not.',
  probe: 'A probe asks a port that is not declared, or cannot be asked in this way.',
  prometheus: 'A Prometheus server has a size, a retention or a name that it does not take.',
  props: 'A construct is given a prop that it does not have, lacks one that it needs, or has one of another type.',
  quota: 'A reservation of the namespace is not a quantity.',
  redis: 'A Redis server has a memory, members or settings that it does not take.',
  resources: 'A request or a limit is not a quantity, or the request is above the limit.',
  'rollout-observation': 'The observation of a rollout has nothing to observe, or a query that is not one.',
  route: 'A public route cannot be served by what the environment has: no ingress, no gateway, or a feature it lacks.',
  'route-path': 'A path of a public route is not one, or is there twice.',
  scaling: 'The least number of replicas is above the greatest, or there is nothing to scale by.',
  schedule: 'A schedule is not one. It has five fields such as "0 3 * * *", or is "@daily" and the like.',
  scrape: 'A scrape of Prometheus has no pods, or a name that another one has.',
  'sealed-secret': 'A sealed value is missing for a key of a Secret, or is not what kubeseal printed.',
  'secret-external': 'A Secret that something else makes is used without the keys that it has.',
  'secret-key': 'A key or a path of a Secret is empty, or is there twice.',
  'secret-store':
    'The store of secrets of an environment is unknown, or is read less often than its values are replaced.',
  selector: 'A selector is empty, or contradicts the labels of the pods.',
  'shared-object':
    'Two environments of one cluster render the same object. Give it another name or namespace in one of them.',
  'shared-path': 'Two objects would be written to the same file. Give one of them another name.',
  storage: 'The size of a volume is not one. It looks like "10Gi".',
  'store-facts-unused':
    'A store is called, and none of its facts reaches a variable or a file: the program does not learn where it is.',
  'store-placement': 'An environment places a store that no system asks for, or that speaks another protocol.',
  system: 'The fleet lists a system under another name than its own.',
  'template-name': 'A template has a name that cannot be a file beside the rendered objects.',
  terraform: 'A variable for Terraform has a name that it does not take, or is set twice.',
  unrenderable: 'An object cannot be rendered to plain data. The message has the place and the reason.',
  'vault-agent': 'Vault Agent cannot deliver a secret as the component asks for it.',
  velero: 'A schedule of Velero copies nothing, or names kinds that the API does not list so.',
  writable: 'A folder that a program may write to is not an absolute path, or holds more than the limit allows.',

  // Comparisons with what the cluster has
  defaults:
    'The date of defaults that package.json or a system states does not exist, or is not stated. Write one that the hint names.',
  deprecated:
    'A prop has another name by now. It works until the next major version; write the one that the hint names.',
  'data-removed':
    'An object that holds data would be removed with it. Keep it, move the data first, or accept it: --accept "Kind/name".',
  'field-kept': 'A field that is left out keeps its value in the cluster, since something else owns it.',
  'immutable-field':
    'The API server refuses to change this field. Make an object with another name, or delete the old one first.',
  'not-compared':
    'The previous render cannot be read, so that nobody can say what the change does to it. Restore the file.',
  'nothing-to-accept': '--accept names an object whose change needs no acceptance. Leave it out.',
  'protection-removed': 'An object that holds data loses the annotation that keeps it from being pruned.',
  'replicas-handover':
    'The number of replicas passes from the manifest to an autoscaler or back: it may drop to 1 meanwhile.',
  'transition-refused': 'A rule of the custom resource definition refuses this change of the object.',

  // Files that are read and written
  import: 'There is no custom resource definition in what was named, or the project has it in another file.',
  'invalid-yaml': 'A file is not YAML as the cluster reads it.',
  'long-file-name': 'The file of an object would have a name that file systems do not take.',
  'misread-key': 'A key without quotes is read as something else than text: on, yes, 012.',
  'not-a-manifest': 'A document has no apiVersion, kind or name: it is not a Kubernetes object.',
  'not-rendered':
    'A chart or a kustomization is not YAML that a cluster takes. Render it first, or let --render do it.',
  'nothing-to-check': 'There is no object in what was named. It may be misspelt.',
  'unreadable-file': 'A file cannot be read.',
  'write-blocked': 'Something is in the way of a folder or a file that would be written.',
  'write-failed': 'The file system refused a write. What was there before is there again.',
  'write-file-and-folder': 'One rendered path is a file, and another one is inside it.',
  'write-foreign': 'A file is where one would be written, and plainsail did not write it. Move it away.',
  'write-inventory': 'The list of files that plainsail wrote is damaged. Restore it from git.',
  'write-journal': 'The record of a write that did not end is damaged.',
  'write-locked': 'Another run writes into the same folder.',
  'write-unfinished': 'An earlier write did not end. The next synth makes the folder whole.',
  'write-unsafe-path': 'A rendered path would lead out of the output folder.',

  owner: 'The owner of a system, or the lines of CODEOWNERS that follow from the owners, are not as they must be.',
  promotion:
    'Versions do not move: a member is missing, did not run, has not soaked, or a repair would be lost. The hint names the way on.',
  shard: 'The part of the environments is not one: 3/8 is the third of eight.',

  // Release gates
  approval: 'The record of an approval is damaged, or is of something else.',
  approver: 'An approver is unknown, or does not have the role that the gate asks for.',
  approvers: 'approvers.yaml has an entry that is not a name, roles and an Ed25519 public key.',
  'not-approved': 'A gated system is not written until its files have a signed approval of exactly these bytes.',
  'private-key': 'The private key cannot be read, is not Ed25519, or others may read it.',

  // Changes, members and what belongs to a container
  announced: 'A port that was announced for a component is not the one that the component has. State the same one.',
  env: 'A plain variable of a container is not text, or has the name of one that a configuration sets.',
  'left-behind':
    'A protected object is not rendered any more: it stays in the cluster, and no delivery tool manages it. Accept it, and delete it by hand when its data is no longer needed.',
  members:
    'The number of members of a StatefulService is not a whole number, or leaves no quorum when one member stops.',
  'project-narrowed':
    'A project of Argo CD no longer permits what is in the cluster, which could then not be removed. Narrow it in a second step.',
  sidecar: 'A sidecar lacks an image, repeats a name, or has what only a component can have.',
  'stage-moved':
    'An object moves to another Kustomization of Flux, which the earlier one would delete. Protect it from pruning for one release.',
  'too-many-deletions': 'One change removes more objects than the environment allows. Accept it, or raise the limit.',
  'unknown-object': 'The environment has no object and no system of this name.',
  volume: 'A volume has no name, no mount path, or a source that it cannot have.',

  // Checks, waivers and what was asked for
  'check-option': 'An option of a check is unknown, or has a value below its minimum.',
  'invalid-baseline': 'The file of known findings is not one. Write it anew with --write-baseline.',
  'invalid-usage': 'The command cannot do what was asked for.',
  'kubernetes-version': 'A version of Kubernetes was given where the environments say their own.',
  'no-check': 'Every check is left out: nothing would be found.',
  'plugin-properties': 'The validation plugin has a property in cdk8s.yaml that it does not know.',
  'price-missing': 'Something is used that has no price, so that the estimate lacks it.',
  'unknown-check': 'There is no check of this id.',
  'unknown-environment': 'The fleet has no environment of this name.',
  'unknown-name': 'There is no check, reason, alert or variable of this name.',
  'unknown-system': 'The fleet has no system of this name.',
  'waiver-expired': 'A waiver is over. Mend what it accepted, or renew it with its owner.',
  'waiver-invalid': 'A waiver has no reason, owner or day.',
  'waiver-unused': 'A waiver accepts a finding that there is not. Remove it.',
} as const;
