package io.movers.local.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.movers.common.data.AboutPerson;
import io.movers.common.events.Event;
import io.movers.common.events.contract.Subjects;
import io.movers.local.deploy.Checkout;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.data.annotation.Transient;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.util.ClassUtils;

/** The inventory in docs/privacy.md names every field that is stored or published, and what an erasure does. */
class PrivacyTests {
    private static final Pattern ROW = Pattern.compile("\\| `([^`]+)` \\| ([^|]*)\\|.*");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");

    private static final String PAGE = Checkout.text("docs/privacy.md");

    @Test
    void everyStoredFieldHasARow() {
        assertThat(rows(section("What is stored"))).isEqualTo(storedFields());
    }

    @Test
    void everyPublishedFieldHasARow() {
        assertThat(rows(section("What is published"))).isEqualTo(publishedFields());
    }

    @Test
    void whatAnErasureEmptiesAndRemovesIsWrittenThere() {
        Map<String, String> rules = new TreeMap<>();
        for (Class<?> type : documents()) {
            AboutPerson rule = type.getAnnotation(AboutPerson.class);
            if (rule != null && (rule.removed() || rule.erased().length > 0)) {
                rules.put(key(type), rule.removed() ? "removed" : new TreeSet<>(List.of(rule.erased())).toString());
            }
        }
        Map<String, String> written = new TreeMap<>();
        section("What an erasure does")
                .lines()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .forEach(row -> {
                    List<String> names = names(row.group(2));
                    written.put(row.group(1), names.isEmpty() ? row.group(2).strip() : new TreeSet<>(names).toString());
                });
        assertThat(written).isEqualTo(rules);
    }

    @Test
    void everyCollectionWithTheIdOfAnAccountIsAboutAPersonOrSaysWhyNot() {
        Set<String> missing = new TreeSet<>();
        for (Class<?> type : documents()) {
            boolean names = fields(type).stream().anyMatch(Set.of("userId", "caller", "assignee")::contains)
                    || key(type).endsWith(".users");
            if (names && !type.isAnnotationPresent(AboutPerson.class)) {
                missing.add(type.getName());
            }
        }
        assertThat(missing).isEmpty();
    }

    private static String section(String title) {
        String[] parts = PAGE.split("\n## " + title + "\n", 2);
        assertThat(parts).as(title).hasSize(2);
        return parts[1].split("\n## ", 2)[0];
    }

    private static Map<String, Set<String>> rows(String section) {
        Map<String, Set<String>> rows = new TreeMap<>();
        section.lines().map(ROW::matcher).filter(Matcher::matches).forEach(row -> {
            for (String name : names(row.group(2))) {
                assertThat(rows.computeIfAbsent(row.group(1), key -> new TreeSet<>())
                                .add(name))
                        .as("%s.%s has one row", row.group(1), name)
                        .isTrue();
            }
        });
        return rows;
    }

    private static List<String> names(String cell) {
        return NAME.matcher(cell).results().map(match -> match.group(1)).toList();
    }

    private static Map<String, Set<String>> storedFields() {
        Map<String, Set<String>> fields = new TreeMap<>();
        documents()
                .forEach(type -> fields.computeIfAbsent(key(type), key -> new TreeSet<>())
                        .addAll(fields(type)));
        return fields;
    }

    private static Map<String, Set<String>> publishedFields() {
        Map<String, Set<String>> fields = new TreeMap<>();
        Subjects.all().stream()
                .<Class<? extends Event>>map(subject -> subject.type())
                .distinct()
                .forEach(type -> fields.put(type.getSimpleName(), components(type)));
        return fields;
    }

    private static Set<String> components(Class<?> type) {
        Set<String> names = new TreeSet<>();
        Stream.of(type.getRecordComponents()).map(RecordComponent::getName).forEach(names::add);
        return names;
    }

    private static List<Class<?>> documents() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Document.class));
        List<Class<?>> types = new ArrayList<>();
        for (String module :
                List.of("auth", "clients", "common", "locations", "notifications", "resources", "travels")) {
            scanner.findCandidateComponents("io.movers." + module).stream()
                    .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                    .forEach(types::add);
        }
        assertThat(types).hasSizeGreaterThan(35);
        return types;
    }

    /** {@code auth.users}; a class of common is in the database of each service. */
    private static String key(Class<?> type) {
        String module = type.getPackageName().split("\\.")[2];
        return (module.equals("common") ? "each" : module) + "."
                + type.getAnnotation(Document.class).value();
    }

    private static Set<String> fields(Class<?> type) {
        Set<String> names = new TreeSet<>();
        for (Class<?> current = type; current != null && current != Object.class; current = current.getSuperclass()) {
            Arrays.stream(current.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()) && !field.isSynthetic())
                    .filter(field -> !field.isAnnotationPresent(Transient.class))
                    .map(Field::getName)
                    .filter(name -> !Set.of("id", "version").contains(name))
                    .forEach(names::add);
        }
        return names;
    }
}
