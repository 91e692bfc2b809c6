import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetched, judged } from './synth.js';

const program = `
from cdk8s import ApiObject, App, Chart
from constructs import Construct
import cdk8s_plus_28 as kplus


class Shop(Chart):
    def __init__(self, scope: Construct, id: str):
        super().__init__(scope, id)
        main = kplus.ContainerProps(image="registry.example.com/web:1.0.0", port_number=8080)
        kplus.Deployment(self, "web", replicas=2, containers=[main]).expose_via_service()
        ApiObject(self, "stray", api_version="v1", kind="Service")


app = App()
Shop(app, "shop")
app.synth()
`;

/** A project in Python, with the packages of PyPI. */
export function pythonProject(folder, { tarball, cdk8s }) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.py'), program);
  fetched(folder, 'python3', ['-m', 'venv', 'packages']);
  const python = join('packages', 'bin', 'python');
  fetched(folder, join(folder, python), [
    ...['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--prefer-binary', '--no-compile'],
    ...['cdk8s==2.70.115', 'cdk8s-plus-28==2.5.6'],
  ]);
  judged(folder, { language: 'python', app: `${python} main.py`, tarball, cdk8s });
}
