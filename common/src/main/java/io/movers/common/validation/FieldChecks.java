package io.movers.common.validation;

import io.movers.common.errors.ApiError;
import io.movers.common.images.ImageAddresses;
import io.movers.common.json.BodyChecks;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;

/** Applies the {@link FieldCheck}s of a type. */
public final class FieldChecks {

    private final ImageAddresses images;
    private final Map<Class<?>, List<FieldRule>> rules = new ConcurrentHashMap<>();

    public FieldChecks(ImageAddresses images) {
        this.images = images;
    }

    /** All violations of a body, up to a hundred. */
    public List<ApiError> violations(JsonNode body, Class<?> type) {
        return FieldRule.violations(rulesOf(type), body, images);
    }

    /**
     * The checks of a row of a bulk route: how long its texts are and which form its images have. All other checks are the
     * body's.
     */
    public BodyChecks ofRows() {
        return (row, type) -> FieldRule.violations(
                rulesOf(type).stream().filter(rule -> rule.is().isJudgedLast()).toList(), row, images);
    }

    private List<FieldRule> rulesOf(Class<?> type) {
        return rules.computeIfAbsent(type, (Class<?> checked) -> FieldRule.of(checked));
    }
}
