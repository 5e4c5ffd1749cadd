package io.movers.local.deploy;

import com.google.gson.Gson;
import io.kubernetes.client.common.KubernetesObject;
import io.kubernetes.client.openapi.JSON;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1CronJob;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1Ingress;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Namespace;
import io.kubernetes.client.openapi.models.V1NetworkPolicy;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1PodTemplateSpec;
import io.kubernetes.client.openapi.models.V1Service;
import io.kubernetes.client.openapi.models.V1ServiceAccount;
import io.kubernetes.client.openapi.models.V1StatefulSet;
import io.kubernetes.client.openapi.models.V2HorizontalPodAutoscaler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The manifests of some folders as typed objects; a field that Kubernetes does not know is an error. */
final class Manifests {
    /** Kinds of cert-manager, for which the Kubernetes client has no types ({@link KubernetesApiIT} validates them). */
    private static final Set<String> CUSTOM =
            Set.of("cert-manager.io/v1/ClusterIssuer", "cert-manager.io/v1/Certificate");

    private static final Map<String, Class<? extends KubernetesObject>> TYPES = Map.ofEntries(
            Map.entry("v1/ConfigMap", V1ConfigMap.class),
            Map.entry("v1/Namespace", V1Namespace.class),
            Map.entry("v1/Service", V1Service.class),
            Map.entry("v1/ServiceAccount", V1ServiceAccount.class),
            Map.entry("batch/v1/Job", V1Job.class),
            Map.entry("batch/v1/CronJob", V1CronJob.class),
            Map.entry("apps/v1/Deployment", V1Deployment.class),
            Map.entry("apps/v1/StatefulSet", V1StatefulSet.class),
            Map.entry("autoscaling/v2/HorizontalPodAutoscaler", V2HorizontalPodAutoscaler.class),
            Map.entry("networking.k8s.io/v1/Ingress", V1Ingress.class),
            Map.entry("networking.k8s.io/v1/NetworkPolicy", V1NetworkPolicy.class),
            Map.entry("policy/v1/PodDisruptionBudget", V1PodDisruptionBudget.class));

    private final List<KubernetesObject> objects = new ArrayList<>();
    private final List<Map<String, Object>> custom = new ArrayList<>();

    private Manifests() {}

    static Manifests of(String... folders) {
        var manifests = new Manifests();
        for (String folder : folders) {
            for (Path file : Checkout.files(folder, ".yaml")) {
                try {
                    manifests.add(Files.readString(file));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (RuntimeException e) {
                    throw new IllegalArgumentException(file + ": " + e.getMessage(), e);
                }
            }
        }
        return manifests;
    }

    static Manifests parse(String yaml) {
        var manifests = new Manifests();
        manifests.add(yaml);
        return manifests;
    }

    private void add(String yaml) {
        for (Map<String, Object> document : Checkout.documents(yaml)) {
            String type = document.get("apiVersion") + "/" + document.get("kind");
            if (CUSTOM.contains(type)) {
                custom.add(document);
                continue;
            }
            Class<? extends KubernetesObject> model = TYPES.get(type);
            if (model == null) {
                throw new IllegalArgumentException("no rule knows " + type);
            }
            objects.add(JSON.deserialize(new Gson().toJson(document), model));
        }
    }

    Stream<KubernetesObject> all() {
        return objects.stream();
    }

    List<Map<String, Object>> custom() {
        return custom;
    }

    <T extends KubernetesObject> List<T> all(Class<T> type) {
        return objects.stream().filter(type::isInstance).map(type::cast).toList();
    }

    <T extends KubernetesObject> T get(Class<T> type, String name) {
        return find(type, name)
                .orElseThrow(() -> new AssertionError("There is no " + type.getSimpleName() + " " + name));
    }

    <T extends KubernetesObject> Optional<T> find(Class<T> type, String name) {
        return all(type).stream()
                .filter(object -> name.equals(object.getMetadata().getName()))
                .findFirst();
    }

    /** The workloads that start pods: Deployments and StatefulSets. */
    List<Workload> workloads() {
        return Stream.concat(
                        all(V1Deployment.class).stream()
                                .map(set -> new Workload(
                                        set.getMetadata().getName(),
                                        set.getSpec().getSelector().getMatchLabels(),
                                        set.getSpec().getTemplate())),
                        all(V1StatefulSet.class).stream()
                                .map(set -> new Workload(
                                        set.getMetadata().getName(),
                                        set.getSpec().getSelector().getMatchLabels(),
                                        set.getSpec().getTemplate())))
                .toList();
    }

    record Workload(String name, Map<String, String> selector, V1PodTemplateSpec template) {
        Map<String, String> labels() {
            return template.getMetadata().getLabels();
        }

        List<V1Container> containers() {
            return template.getSpec().getContainers();
        }

        boolean isSelectedBy(Map<String, String> labels) {
            return labels().entrySet().containsAll(labels.entrySet());
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
