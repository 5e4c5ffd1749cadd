package io.movers.local.deploy;

import io.kubernetes.client.openapi.models.V1LabelSelector;
import io.kubernetes.client.openapi.models.V1LabelSelectorRequirement;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPeer;
import io.kubernetes.client.openapi.models.V1NetworkPolicyPort;
import io.movers.local.deploy.Manifests.Workload;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The connections that a cluster would allow: a connection inside our namespace needs one policy that lets it out and one
 * that lets it in. Written {@code from -> to:port}; other namespaces are {@code @name}, the internet is {@code @internet}.
 */
final class Arrows {
    private final List<Workload> workloads;
    private final List<V1NetworkPolicy> policies;

    Arrows(Manifests manifests) {
        workloads = manifests.workloads();
        policies = manifests.all(V1NetworkPolicy.class);
    }

    Set<String> all() {
        var out = new TreeSet<String>();
        var in = new TreeSet<String>();
        for (Workload workload : workloads) {
            for (V1NetworkPolicy policy : selecting(workload)) {
                for (var rule : Objects.requireNonNullElse(
                        policy.getSpec().getEgress(),
                        List.<io.kubernetes.client.openapi.models.V1NetworkPolicyEgressRule>of())) {
                    for (V1NetworkPolicyPeer peer : rule.getTo()) {
                        for (String end : ends(peer)) {
                            ports(rule.getPorts()).forEach(port -> out.add(workload + " -> " + end + ":" + port));
                        }
                    }
                }
                for (var rule : Objects.requireNonNullElse(
                        policy.getSpec().getIngress(),
                        List.<io.kubernetes.client.openapi.models.V1NetworkPolicyIngressRule>of())) {
                    for (V1NetworkPolicyPeer peer : rule.getFrom()) {
                        for (String end : ends(peer)) {
                            ports(rule.getPorts()).forEach(port -> in.add(end + " -> " + workload + ":" + port));
                        }
                    }
                }
            }
        }
        var arrows = new TreeSet<String>();
        out.stream()
                .filter(arrow -> arrow.contains("-> @") || in.contains(arrow))
                .forEach(arrows::add);
        in.stream().filter(arrow -> arrow.startsWith("@")).forEach(arrows::add);
        return arrows;
    }

    /** Without this policy a pod may receive and send everything. */
    boolean isClosed(Workload workload, String direction) {
        return selecting(workload).stream()
                .anyMatch(policy -> policy.getSpec().getPolicyTypes().contains(direction));
    }

    private List<V1NetworkPolicy> selecting(Workload workload) {
        return policies.stream()
                .filter(policy -> matches(policy.getSpec().getPodSelector(), workload.labels()))
                .toList();
    }

    private List<String> ends(V1NetworkPolicyPeer peer) {
        if (peer.getIpBlock() != null) {
            return List.of("@internet");
        }
        if (peer.getNamespaceSelector() != null) {
            return namespaces(peer.getNamespaceSelector());
        }
        return workloads.stream()
                .filter(workload -> matches(peer.getPodSelector(), workload.labels()))
                .map(Workload::name)
                .toList();
    }

    private static List<String> namespaces(V1LabelSelector selector) {
        var name = "kubernetes.io/metadata.name";
        if (selector.getMatchLabels() != null && !selector.getMatchLabels().isEmpty()) {
            return List.of("@" + selector.getMatchLabels().get(name));
        }
        V1LabelSelectorRequirement requirement = selector.getMatchExpressions().get(0);
        if (!requirement.getKey().equals(name) || !requirement.getOperator().equals("In")) {
            throw new IllegalArgumentException("a namespace is chosen by its name only");
        }
        return requirement.getValues().stream().map(value -> "@" + value).toList();
    }

    private static List<String> ports(List<V1NetworkPolicyPort> ports) {
        return ports.stream()
                .map(port -> (port.getProtocol().equals("UDP") ? "udp" : "") + port.getPort())
                .toList();
    }

    private static boolean matches(V1LabelSelector selector, Map<String, String> labels) {
        Map<String, String> wanted = Objects.requireNonNullElse(selector.getMatchLabels(), Map.of());
        List<V1LabelSelectorRequirement> expressions =
                Objects.requireNonNullElse(selector.getMatchExpressions(), List.of());
        return labels.entrySet().containsAll(wanted.entrySet())
                && expressions.stream()
                        .allMatch(expression -> expression.getOperator().equals("In")
                                && expression.getValues().contains(labels.get(expression.getKey())));
    }
}
