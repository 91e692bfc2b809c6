import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetched, judged } from './synth.js';

const core = 'github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2';

const program = `package main

import (
	"github.com/aws/jsii-runtime-go"
	"${core}"
)

func main() {
	app := cdk8s.NewApp(nil)
	chart := cdk8s.NewChart(app, jsii.String("shop"), nil)
	labels := map[string]string{"app": "web"}
	web := cdk8s.NewApiObject(chart, jsii.String("web"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("apps/v1"),
		Kind:       jsii.String("Deployment"),
	})
	web.AddJsonPatch(cdk8s.JsonPatch_Add(jsii.String("/spec"), map[string]any{
		"selector": map[string]any{"matchLabels": labels},
		"template": map[string]any{
			"metadata": map[string]any{"labels": labels},
			"spec": map[string]any{"containers": []any{
				map[string]any{"name": "web", "image": "registry.example.com/web:1.0.0"},
			}},
		},
	}))
	cdk8s.NewApiObject(chart, jsii.String("stray"), &cdk8s.ApiObjectProps{
		ApiVersion: jsii.String("v1"),
		Kind:       jsii.String("Service"),
	})
	app.Synth()
}
`;

const modules = `module example.com/shop

go 1.23

require ${core} v2.0.0

replace ${core} => ./bindings/go/cdk8s
`;

/** A project in Go. The Go package of cdk8s is made from that of npm, by the program with which cdk8s itself makes it. */
export function goProject(folder, { tarball, cdk8s }) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'main.go'), program);
  writeFileSync(join(folder, 'go.mod'), modules);
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  fetched(folder, 'go', ['version']);
  const quietly = ['--prefer-offline', '--no-audit', '--no-fund', '--silent'];
  fetched(folder, 'npm', ['install', ...quietly, 'jsii-pacmak@1.140.0', 'cdk8s@2.70.106', 'constructs@10.8.1']);
  const pacmak = join('node_modules', '.bin', 'jsii-pacmak');
  fetched(folder, join(folder, pacmak), [
    ...['--targets', 'go', '--code-only', '--outdir', join(folder, 'bindings'), join('node_modules', 'cdk8s')],
  ]);
  fetched(folder, 'go', ['mod', 'tidy'], { GOFLAGS: '-mod=mod' });
  judged(folder, { language: 'go', app: 'go run .', tarball, cdk8s });
}
