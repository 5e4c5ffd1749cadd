package io.movers.auth.models;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The share of a score in the ranking of a type of resource. */
record TypeShare(String resourceType, double points) {
    static List<TypeShare> of(Map<String, Double> byType) {
        return byType.entrySet().stream()
                .map(share -> new TypeShare(share.getKey(), share.getValue()))
                .toList();
    }

    static Map<String, Double> byType(List<TypeShare> shares) {
        Map<String, Double> byType = new TreeMap<>();
        shares.forEach(share -> byType.put(share.resourceType(), share.points()));
        return byType;
    }
}
