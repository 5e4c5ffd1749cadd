package io.movers.common.validation;

import com.fasterxml.jackson.annotation.JacksonAnnotation;
import io.movers.common.errors.ApiError;
import io.movers.common.images.ImageAddresses;
import io.movers.common.json.BodyChecks;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Applies the {@link FieldCheck}s of a type. */
public final class FieldChecks {

    private final ImageAddresses images;
    private final ToIntFunction<String> configuration;
    private final Map<Class<?>, List<FieldRule>> rules = new ConcurrentHashMap<>();
    private final Map<Class<?>, Optional<Set<String>>> fields = new ConcurrentHashMap<>();

    /** For types whose checks declare all their bounds. */
    public FieldChecks(ImageAddresses images) {
        this(images, property -> {
            throw new IllegalStateException("No configuration to read " + property + " from");
        });
    }

    /**
     * @param configuration reads a configuration property that sets a bound
     */
    public FieldChecks(ImageAddresses images, ToIntFunction<String> configuration) {
        this.images = images;
        this.configuration = configuration;
    }

    /** All violations of a body, up to a hundred. */
    public List<ApiError> violations(JsonNode body, Class<?> type) {
        return FieldRule.violations(rulesOf(type), body, images);
    }

    /**
     * The checks for one row of a bulk route: the length of its texts and the form of its images. All other checks apply to the whole body.
     */
    public BodyChecks ofRows() {
        return (row, type) -> FieldRule.violations(
                rulesOf(type).stream().filter(rule -> rule.is().isJudgedLast()).toList(), row, images);
    }

    /**
     * The fields of a body that are checked or bound; null if the type does not determine them, so that any field may matter.
     */
    public @Nullable Set<String> fieldsOf(Class<?> type) {
        return fields.computeIfAbsent(type, (Class<?> bound) -> Optional.ofNullable(findFields(bound)))
                .orElse(null);
    }

    private @Nullable Set<String> findFields(Class<?> type) {
        if (!type.isRecord()
                || rulesOf(type).stream().anyMatch(rule -> rule.path().get(0).equals("*"))) {
            return null;
        }
        Set<String> names = new HashSet<>();
        for (RecordComponent component : type.getRecordComponents()) {
            // A renamed or unwrapped component has other names in the body.
            if (Arrays.stream(component.getAccessor().getAnnotations()).anyMatch(FieldChecks::isOfJackson)) {
                return null;
            }
            names.add(component.getName());
        }
        rulesOf(type).forEach(rule -> names.add(rule.path().get(0)));
        return Set.copyOf(names);
    }

    private static boolean isOfJackson(Annotation annotation) {
        return annotation.annotationType().isAnnotationPresent(JacksonAnnotation.class);
    }

    /** The largest number of rows in the lists of a body, by field, if a check limits it. */
    public Map<String, Integer> rowsOf(Class<?> type) {
        return rulesOf(type).stream()
                .filter(rule -> (rule.is() == Constraint.ARRAY || rule.is() == Constraint.ROWS)
                        && rule.max() < Integer.MAX_VALUE
                        && rule.path().size() == 1)
                .collect(Collectors.toMap(rule -> rule.path().get(0), FieldRule::max, Math::min));
    }

    /** The checks of a type, in their order. */
    public List<FieldRule> rulesOf(Class<?> type) {
        return rules.computeIfAbsent(type, (Class<?> checked) -> FieldRule.of(checked, configuration));
    }
}
