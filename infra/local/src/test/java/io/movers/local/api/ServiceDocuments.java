package io.movers.local.api;

import io.movers.common.ServiceProperties;
import io.movers.common.docs.OpenApi;
import io.movers.common.events.Subject;
import io.movers.common.events.docs.AsyncApi;
import io.movers.common.events.resync.IdsListed;
import io.movers.common.images.ImageAddresses;
import io.movers.common.schema.Examples;
import io.movers.common.validation.FieldChecks;
import io.movers.common.web.WebProperties;
import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.EventClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.core.type.filter.TypeFilter;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Makes the documents of a service from its classes and its configuration, without starting it. */
final class ServiceDocuments {
    private final String name;
    private final StandardEnvironment environment = new StandardEnvironment();
    private final ServiceProperties service;

    ServiceDocuments(String name) {
        this.name = name;
        add(new FileSystemResource(Checkout.path(name + "/src/main/resources/application.yml")));
        add(new ClassPathResource("io/movers/common/defaults.yml"));
        this.service = Binder.get(environment)
                .bind("movers.service", ServiceProperties.class)
                .get();
    }

    private void add(Resource yaml) {
        try {
            new YamlPropertySourceLoader()
                    .load(yaml.getDescription(), yaml)
                    .forEach(environment.getPropertySources()::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode routes(Examples examples) {
        List<Class<?>> controllers = found(
                new AnnotationTypeFilter(RestController.class),
                "io.movers." + name,
                "io.movers.common.web",
                "io.movers.common.privacy");
        OpenApi api = new OpenApi(
                service,
                Binder.get(environment).bindOrCreate("movers.web", WebProperties.class),
                new FieldChecks(
                        ImageAddresses.none(), property -> environment.getRequiredProperty(property, Integer.class)),
                environment::resolveRequiredPlaceholders,
                examples);
        return tree(api.document(controllers));
    }

    JsonNode events(Examples examples) {
        List<Subject<?>> received = new ArrayList<>(EventClasses.heard(name));
        received.add(IdsListed.SUBJECT); // common's own listener, in every service
        return tree(new AsyncApi(service, EventClasses.published(name), received, examples).document());
    }

    private static List<Class<?>> found(TypeFilter filter, String... packages) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(filter);
        List<Class<?>> classes = new ArrayList<>();
        for (String each : packages) {
            for (BeanDefinition found : scanner.findCandidateComponents(each)) {
                try {
                    classes.add(Class.forName(Objects.requireNonNull(found.getBeanClassName())));
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        classes.removeIf(
                type -> type.getName().contains("Tests") || type.getName().contains("TinyService"));
        classes.sort(Comparator.comparing(Class::getName));
        return classes;
    }

    private static JsonNode tree(Object document) {
        return JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsString(document));
    }
}
