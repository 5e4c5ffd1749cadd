package io.movers.servers;

import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of a field, as far as an index can use it: one of some values, or a range of them.
 *
 * @param points the values as {@link SortableBytes}; null if the field may have others
 * @param lower the smallest value; null if there is none. The bounds belong to the range, whatever the query's operators say.
 * @param upper the largest value; null if there is none
 * @param present whether documents without the field are left out
 */
record FieldCondition(
        @Nullable List<byte[]> points, byte @Nullable [] lower, byte @Nullable [] upper, boolean present) {
    private static final FieldCondition PRESENT = new FieldCondition(null, null, null, true);

    /** The conditions of a query that every matching document meets, by field. */
    static Map<String, FieldCondition> of(Document query) {
        Map<String, FieldCondition> conditions = new HashMap<>();
        collect(query, conditions);
        return conditions;
    }

    /** The values that a query demands of each field; null if it demands anything else, or values that differ from others only in detail. */
    static @Nullable Map<String, FieldCondition> values(Document query) {
        Map<String, FieldCondition> values = new HashMap<>();
        for (Map.Entry<String, Object> demand : query.entrySet()) {
            FieldCondition condition = demand.getKey().startsWith("$") ? null : exact(demand.getValue());
            if (condition == null) {
                return null;
            }
            values.put(demand.getKey(), condition);
        }
        return values;
    }

    private static @Nullable FieldCondition exact(@Nullable Object demanded) {
        if (demanded instanceof Document expression && expression.size() > 1) {
            return null;
        }
        return of(demanded).filter(FieldCondition::hasExactPoints).findFirst().orElse(null);
    }

    private boolean hasExactPoints() {
        return points != null && points.stream().allMatch(SortableBytes::isExact);
    }

    private static void collect(Document query, Map<String, FieldCondition> conditions) {
        query.forEach((field, value) -> {
            if (field.equals("$and") && value instanceof Collection<?> parts) {
                parts.stream().filter(Document.class::isInstance).forEach(part -> collect((Document) part, conditions));
            } else if (!field.startsWith("$")) {
                of(value).forEach(condition -> conditions.merge(field, condition, FieldCondition::and));
            }
        });
    }

    private static Stream<FieldCondition> of(@Nullable Object value) {
        if (BsonRegularExpression.isRegularExpression(value)) {
            return Stream.empty();
        }
        if (value instanceof Document expression
                && expression.keySet().stream().anyMatch(operator -> operator.startsWith("$"))) {
            return expression.entrySet().stream()
                    .map(operation -> operation(operation.getKey(), operation.getValue()))
                    .filter(Objects::nonNull);
        }
        return Stream.ofNullable(points(Arrays.asList(value)));
    }

    private static @Nullable FieldCondition operation(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> points(Arrays.asList(operand));
            case "$in" -> operand instanceof Collection<?> values ? points(values) : null;
            case "$gt", "$gte" -> bound(operand, true);
            case "$lt", "$lte" -> bound(operand, false);
            case "$exists" -> Boolean.TRUE.equals(operand) ? PRESENT : null;
            default -> null;
        };
    }

    /** A list is compared with whole arrays as well as with their elements, a regular expression with neither. */
    private static @Nullable FieldCondition points(Collection<?> values) {
        if (values.stream()
                .anyMatch(value -> value instanceof Collection || BsonRegularExpression.isRegularExpression(value))) {
            return null;
        }
        Collection<byte[]> distinct = new TreeSet<>(Arrays::compareUnsigned);
        values.forEach(value -> distinct.add(SortableBytes.of(value)));
        List<byte[]> points = List.copyOf(distinct);
        return new FieldCondition(points, null, null, points.stream().noneMatch(SortableBytes::isNull));
    }

    private static @Nullable FieldCondition bound(@Nullable Object value, boolean isLower) {
        byte[] bound = SortableBytes.of(value);
        if (!SortableBytes.isOrdered(bound)) {
            return null;
        }
        return new FieldCondition(null, isLower ? bound : null, isLower ? null : bound, true);
    }

    boolean isRange() {
        return points == null && (lower != null || upper != null);
    }

    private FieldCondition and(FieldCondition other) {
        if (points != null || other.points != null) {
            List<byte[]> both = points == null ? other.points : points;
            return new FieldCondition(both, null, null, present || other.present);
        }
        return new FieldCondition(
                null,
                lower == null ? other.lower : lower,
                upper == null ? other.upper : upper,
                present || other.present);
    }
}
