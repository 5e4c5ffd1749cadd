package io.movers.common.web;

import io.movers.common.errors.ApiError;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.RequestValidationException;
import io.movers.common.json.TextCharacters;
import io.movers.common.web.DeclaredParameter.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;

/** The query parameters that a {@link QueryRecord} declares, and how they are read. */
public final class QueryDeclaration {

    private static final int MAX_TEXT = 100;

    private final Class<?> type;
    private final RecordComponent[] components;

    private QueryDeclaration(Class<?> type) {
        this.type = type;
        this.components = type.getRecordComponents();
    }

    /**
     * The declaration of that record.
     *
     * @throws IllegalArgumentException it is no such record, or a component's type cannot be a query parameter
     */
    public static QueryDeclaration of(Class<?> type) {
        if (!type.isRecord() || !type.isAnnotationPresent(QueryRecord.class)) {
            throw new IllegalArgumentException(type.getName() + " is no record of query parameters");
        }
        QueryDeclaration declaration = new QueryDeclaration(type);
        declaration.parameters();
        return declaration;
    }

    /** The parameters, in the order of the record. */
    public List<DeclaredParameter> parameters() {
        return Arrays.stream(components).flatMap(this::parameters).toList();
    }

    private Stream<DeclaredParameter> parameters(RecordComponent component) {
        QueryParameter declared = component.getAnnotation(QueryParameter.class);
        if (component.getType() == PageRequest.class) {
            return pages(rows(declared), PageRequest.DEFAULT_LIMIT);
        }
        if (component.getType() == DateRange.class) {
            return Stream.of(
                    new DeclaredParameter("from", Kind.DATE, "The first day or instant.", false, 0, 0),
                    new DeclaredParameter(
                            "to", Kind.DATE, "The last day, which is included, or instant.", false, 0, 0));
        }
        if (component.getType() == PageText.class) {
            return pages(rows(declared), 0);
        }
        if (component.getType() != String.class || declared == null) {
            throw new IllegalArgumentException(
                    type.getName() + " declares " + component.getName() + " as something that no query parameter is");
        }
        return Stream.of(new DeclaredParameter(
                component.getName(),
                Kind.TEXT,
                declared.value(),
                !declared.required().isEmpty(),
                declared.max() == 0 ? MAX_TEXT : declared.max(),
                0));
    }

    private static Stream<DeclaredParameter> pages(int rows, int otherwise) {
        return Stream.of(
                new DeclaredParameter("page", Kind.NUMBER, "The page, from 1.", false, Integer.MAX_VALUE, 1),
                new DeclaredParameter(
                        "perPage", Kind.NUMBER, "The rows of a page.", false, rows, Math.min(rows, otherwise)));
    }

    private static int rows(@Nullable QueryParameter declared) {
        return declared == null || declared.max() == 0 ? PageRequest.MAX_LIMIT : declared.max();
    }

    /**
     * Reads the record.
     *
     * @param values gives the value of a parameter by name; null if it was not sent
     * @throws BadRequestException a required parameter is missing
     * @throws RequestValidationException some values are invalid; it names them
     */
    Object read(Function<String, @Nullable String> values, ZoneId zone) {
        List<ApiError> violations = new ArrayList<>();
        @Nullable Object[] arguments = new Object[components.length];
        for (int i = 0; i < components.length; i++) {
            arguments[i] = read(components[i], values, zone, violations);
        }
        if (!violations.isEmpty()) {
            throw new RequestValidationException(violations);
        }
        return instance(arguments);
    }

    private static @Nullable Object read(
            RecordComponent component,
            Function<String, @Nullable String> values,
            ZoneId zone,
            List<ApiError> violations) {
        QueryParameter declared = component.getAnnotation(QueryParameter.class);
        if (component.getType() == PageRequest.class) {
            return PageRequest.of(values.apply("page"), values.apply("perPage")).atMost(rowsOrAll(declared));
        }
        if (component.getType() == PageText.class) {
            return new PageText(values.apply("page"), values.apply("perPage"));
        }
        if (component.getType() == DateRange.class) {
            try {
                return DateRange.of(values.apply("from"), values.apply("to"), zone);
            } catch (RequestValidationException e) {
                violations.addAll(e.errors());
                return null;
            }
        }
        return text(component.getName(), values.apply(component.getName()), declared, violations);
    }

    private static int rowsOrAll(@Nullable QueryParameter declared) {
        return declared == null || declared.max() == 0 ? Integer.MAX_VALUE : declared.max();
    }

    private static @Nullable String text(
            String name, @Nullable String value, QueryParameter declared, List<ApiError> violations) {
        if ((value == null || value.isEmpty()) && !declared.required().isEmpty()) {
            throw new BadRequestException(declared.required());
        }
        if (value == null) {
            return null;
        }
        int max = declared.max() == 0 ? MAX_TEXT : declared.max();
        if (TextCharacters.areRefusedInLine(value)) {
            violations.add(new ApiError("Caracteres no permitidos", name));
        } else if (value.codePointCount(0, value.length()) > max) {
            violations.add(new ApiError("Máximo " + max + " caracteres", name));
        }
        return value;
    }

    // NullAway does not see that null is passed only for nullable components.
    @SuppressWarnings("NullAway")
    private Object instance(@Nullable Object[] arguments) {
        return BeanUtils.instantiateClass(constructor(), arguments);
    }

    private Constructor<?> constructor() {
        try {
            return type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("A record has a constructor for its components", e);
        }
    }
}
