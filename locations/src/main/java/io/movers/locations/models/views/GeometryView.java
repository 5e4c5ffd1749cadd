package io.movers.locations.models.views;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.movers.locations.models.Geometry;
import java.util.List;

public record GeometryView(String id, String name, String city, List<PointView> points, long version) {
    public static GeometryView of(Geometry geometry) {
        return new GeometryView(
                geometry.getId(),
                geometry.getName(),
                geometry.getCity(),
                geometry.getPoints().stream()
                        .map(point -> new PointView(point.id().toHexString(), point.lat(), point.lng()))
                        .toList(),
                geometry.version());
    }

    public record PointView(@JsonProperty("_id") String id, double lat, double lng) {}
}
