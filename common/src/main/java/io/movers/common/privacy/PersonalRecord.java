package io.movers.common.privacy;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One document about a person.
 *
 * @param service the service that stores it
 * @param collection the collection that it is in
 * @param document its fields, without secrets
 */
public record PersonalRecord(String service, String collection, Map<String, @Nullable Object> document) {}
