package io.movers.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.movers.common.events.Subject;
import io.movers.common.events.contract.Subjects;
import io.movers.local.deploy.Checkout;
import io.movers.local.deploy.EventClasses;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/** Checks that each service has a page with the common layout and exactly the routes and events of the code. */
class ServicePagesTests {
    static List<String> services() {
        return Checkout.SERVICES;
    }

    @ParameterizedTest
    @MethodSource("services")
    void pageHasTheSectionsOfTheTemplate(String service) {
        List<String> template = sections("docs/service-page-template.md");

        assertThat(template).hasSizeGreaterThan(4);
        assertThat(sections(service + "/README.md")).isEqualTo(template);
    }

    @ParameterizedTest
    @MethodSource("services")
    void pageListsExactlyTheRoutesOfTheControllers(String service) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.movers." + service + ".routes");
        Set<String> routes = new TreeSet<>();
        classes.stream()
                .filter(type -> type.isAnnotatedWith(RestController.class))
                .forEach(type -> {
                    Class<?> controller = type.reflect();
                    for (Method method : controller.getDeclaredMethods()) {
                        RequestMapping mapping =
                                AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                        if (mapping != null) {
                            routes.add(route(controller, mapping));
                        }
                    }
                });

        assertThat(listed(service)).containsExactlyInAnyOrderElementsOf(routes);
    }

    private static String route(Class<?> controller, RequestMapping mapping) {
        RequestMapping base = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
        String path = (base == null ? "" : base.path()[0]) + (mapping.path().length == 0 ? "" : mapping.path()[0]);
        RequestMethod[] methods = mapping.method();
        return methods[0] + " " + path + " " + controller.getSimpleName();
    }

    /** Rows such as {@code | GET | `/api/travels` | anyone signed in | `TravelController` |}. */
    private static Set<String> listed(String service) {
        return Markdown.of(service + "/README.md").rows().stream()
                .filter(row -> row.size() == 4 && row.get(0).matches("GET|POST|PUT|DELETE|PATCH"))
                .filter(row -> row.get(3).startsWith("`"))
                .map(row -> row.get(0) + " " + row.get(1).replace("`", "") + " "
                        + row.get(3).replace("`", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("services")
    void pageNamesExactlyThePublishersAndListeners(String service) {
        List<String> code = Markdown.of(service + "/README.md").code();

        assertThat(ending(code, "Publisher")).isEqualTo(classes(EventClasses.published(service), "Publisher"));
        assertThat(ending(code, "Listener")).isEqualTo(classes(EventClasses.heard(service), "Listener"));
    }

    /** The concrete classes; their common base classes are not on the pages. */
    private static Set<String> classes(List<Subject<?>> subjects, String suffix) {
        return subjects.stream()
                .map(subject -> subject.eventName() + suffix)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void eventTableNamesTheServicesThatPublishAndListen() {
        List<List<String>> rows = Markdown.of("docs/events.md").rows();

        assertThat(Subjects.all()).allSatisfy(subject -> {
            List<String> row = rows.stream()
                    .filter(cells -> cells.get(0).equals("`" + subject.name() + "`"))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No row for " + subject.name()));
            assertThat(row.get(1))
                    .as("%s, published by", subject.name())
                    .isEqualTo(having(subject, EventClasses::published));
            assertThat(row.get(3)).as("%s, heard by", subject.name()).isEqualTo(having(subject, EventClasses::heard));
        });
    }

    private static String having(Subject<?> subject, Function<String, List<Subject<?>>> subjects) {
        return Checkout.SERVICES.stream()
                .filter(service -> subjects.apply(service).contains(subject))
                .collect(Collectors.joining(", "));
    }

    private static List<String> sections(String document) {
        return Markdown.of(document).headings().stream()
                .filter(heading -> heading.level() == 2)
                .map(Markdown.Heading::text)
                .toList();
    }

    private static Set<String> ending(List<String> code, String suffix) {
        return code.stream()
                .filter(name -> name.matches("[A-Z]\\w+" + suffix))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
