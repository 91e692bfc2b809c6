package validation

import (
	"k8s.io/kubernetes/pkg/apis/core"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
)

func init() { wrapped = wrappedInPod }

func ofContainer(change func(*core.Container)) *core.Pod {
	container := core.Container{Name: "a", Image: "a:1"}
	change(&container)
	return of(core.PodSpec{Containers: []core.Container{container}})
}

func of(spec core.PodSpec) *core.Pod {
	if len(spec.Containers) == 0 {
		spec.Containers = []core.Container{{Name: "part", Image: "a:1"}}
	}
	return &core.Pod{ObjectMeta: metav1.ObjectMeta{Name: "part", Namespace: "default"}, Spec: spec}
}

func wrappedInPod(part any) any {
	switch part := part.(type) {
	case core.PodSpec:
		return of(part)
	case *core.PodSpec:
		return of(*part)
	case *core.PodTemplateSpec:
		return &core.Pod{ObjectMeta: part.ObjectMeta, Spec: part.Spec}
	case []core.Volume:
		return of(core.PodSpec{Volumes: part})
	case []core.Container:
		return of(core.PodSpec{Containers: part})
	case *core.Container:
		return of(core.PodSpec{Containers: []core.Container{*part}})
	case []core.ContainerPort:
		return ofContainer(func(c *core.Container) { c.Ports = part })
	case []core.EnvVar:
		return ofContainer(func(c *core.Container) { c.Env = part })
	case []core.EnvFromSource:
		return ofContainer(func(c *core.Container) { c.EnvFrom = part })
	case []core.VolumeMount:
		pod := ofContainer(func(c *core.Container) { c.VolumeMounts = part })
		seen := map[string]bool{}
		for _, mount := range part {
			if !seen[mount.Name] {
				pod.Spec.Volumes = append(pod.Spec.Volumes, core.Volume{Name: mount.Name, VolumeSource: core.VolumeSource{EmptyDir: &core.EmptyDirVolumeSource{}}})
			}
			seen[mount.Name] = true
		}
		return pod
	case []core.VolumeDevice:
		return ofContainer(func(c *core.Container) { c.VolumeDevices = part })
	case *core.Probe:
		return ofContainer(func(c *core.Container) { c.LivenessProbe = part })
	case *core.Lifecycle:
		return ofContainer(func(c *core.Container) { c.Lifecycle = part })
	case *core.LifecycleHandler:
		return ofContainer(func(c *core.Container) { c.Lifecycle = &core.Lifecycle{PreStop: part} })
	case *core.SecurityContext:
		return ofContainer(func(c *core.Container) { c.SecurityContext = part })
	case *core.ResourceRequirements:
		return ofContainer(func(c *core.Container) { c.Resources = *part })
	case []core.ContainerResizePolicy:
		return ofContainer(func(c *core.Container) { c.ResizePolicy = part })
	case core.PullPolicy:
		return ofContainer(func(c *core.Container) { c.ImagePullPolicy = part })
	case *core.PodSecurityContext:
		return of(core.PodSpec{SecurityContext: part})
	case []core.Toleration:
		return of(core.PodSpec{Tolerations: part})
	case *core.Affinity:
		return of(core.PodSpec{Affinity: part})
	case []core.HostAlias:
		return of(core.PodSpec{HostAliases: part})
	case []core.TopologySpreadConstraint:
		return of(core.PodSpec{TopologySpreadConstraints: part})
	case []core.Sysctl:
		return of(core.PodSpec{SecurityContext: &core.PodSecurityContext{Sysctls: part}})
	case *core.PodDNSConfig:
		return of(core.PodSpec{DNSConfig: part})
	case []core.PodReadinessGate:
		return of(core.PodSpec{ReadinessGates: part})
	case []core.PodSchedulingGate:
		return of(core.PodSpec{SchedulingGates: part})
	case []core.LocalObjectReference:
		return of(core.PodSpec{ImagePullSecrets: part})
	case []core.PodResourceClaim:
		return of(core.PodSpec{ResourceClaims: part})
	case *core.PersistentVolumeClaimSpec:
		return &core.PersistentVolumeClaim{ObjectMeta: metav1.ObjectMeta{Name: "part", Namespace: "default"}, Spec: *part}
	case *core.PersistentVolumeSpec:
		return &core.PersistentVolume{ObjectMeta: metav1.ObjectMeta{Name: "part"}, Spec: *part}
	case *core.ResourceQuotaSpec:
		return &core.ResourceQuota{ObjectMeta: metav1.ObjectMeta{Name: "part", Namespace: "default"}, Spec: *part}
	}
	return nil
}
