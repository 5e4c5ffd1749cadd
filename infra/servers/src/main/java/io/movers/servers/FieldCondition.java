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
 * @param lower the smallest value; null if there is none. A bound that the query leaves out belongs to the range if its bytes may be those of
 *     other values, too.
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

    /**
     * All that a query demands of each field; null if it demands more than values and ranges, or values that differ from others only in detail.
     */
    static @Nullable Map<String, FieldCondition> exactly(Document query) {
        Map<String, FieldCondition> conditions = new HashMap<>();
        return addAll(query, conditions) ? conditions : null;
    }

    private static boolean addAll(Document query, Map<String, FieldCondition> conditions) {
        return query.entrySet().stream().allMatch(demand -> {
            if (demand.getKey().equals("$and") && demand.getValue() instanceof Collection<?> parts) {
                return parts.stream().allMatch(part -> part instanceof Document each && addAll(each, conditions));
            }
            return !demand.getKey().startsWith("$") && add(demand.getKey(), demand.getValue(), conditions);
        });
    }

    private static boolean add(String field, @Nullable Object demanded, Map<String, FieldCondition> conditions) {
        Document expression = expression(demanded);
        List<FieldCondition> parts = of(demanded).toList();
        return parts.size() == (expression == null ? 1 : expression.size())
                && parts.stream().allMatch(part -> {
                    FieldCondition before = conditions.get(field);
                    conditions.put(field, before == null ? part : before.and(part));
                    return part.isExact() && (before == null || before.completes(part));
                });
    }

    private boolean isExact() {
        return points != null
                ? points.stream().allMatch(SortableBytes::isExact)
                : isRange() && Stream.of(lower, upper).allMatch(bound -> bound == null || SortableBytes.isExact(bound));
    }

    /** Whether the two are the bounds of one range of one type. */
    private boolean completes(FieldCondition other) {
        byte[] from = lower == null ? other.lower : lower;
        byte[] to = upper == null ? other.upper : upper;
        boolean complete = from != null && to != null && from[0] == to[0];
        return complete && isHalf() && other.isHalf();
    }

    private boolean isHalf() {
        return points == null && (lower == null) != (upper == null);
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
        Document expression = expression(value);
        if (expression != null) {
            return expression.entrySet().stream()
                    .map(operation -> operation(operation.getKey(), operation.getValue()))
                    .filter(Objects::nonNull);
        }
        return Stream.ofNullable(points(Arrays.asList(value)));
    }

    /** The value as operators with their operands; null if it is a value to compare with. */
    private static @Nullable Document expression(@Nullable Object value) {
        return value instanceof Document document
                        && document.keySet().stream().anyMatch(operator -> operator.startsWith("$"))
                ? document
                : null;
    }

    private static @Nullable FieldCondition operation(String operator, @Nullable Object operand) {
        return switch (operator) {
            case "$eq" -> points(Arrays.asList(operand));
            case "$in" -> operand instanceof Collection<?> values ? points(values) : null;
            case "$gt" -> lower(operand, false);
            case "$gte" -> lower(operand, true);
            case "$lt" -> upper(operand, false);
            case "$lte" -> upper(operand, true);
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

    private static @Nullable FieldCondition lower(@Nullable Object value, boolean included) {
        byte[] bound = SortableBytes.of(value);
        boolean leftOut = !included && SortableBytes.isExact(bound);
        return SortableBytes.isOrdered(bound)
                ? new FieldCondition(null, leftOut ? SortableBytes.afterAllOf(bound) : bound, null, true)
                : null;
    }

    private static @Nullable FieldCondition upper(@Nullable Object value, boolean included) {
        byte[] bound = SortableBytes.of(value);
        boolean leftOut = !included && SortableBytes.isExact(bound);
        return SortableBytes.isOrdered(bound)
                ? new FieldCondition(null, null, leftOut ? SortableBytes.beforeAllOf(bound) : bound, true)
                : null;
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
