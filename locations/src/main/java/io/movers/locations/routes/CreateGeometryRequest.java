package io.movers.locations.routes;

import io.movers.common.validation.Constraint;
import io.movers.common.validation.FieldCheck;
import io.movers.locations.models.GeometryPoint;
import java.util.List;
import org.bson.types.ObjectId;

@FieldCheck(field = "name", is = Constraint.NOT_EMPTY, trim = true, message = "Name is required")
@FieldCheck(field = "points", is = Constraint.ARRAY, message = "Points must be an array")
@FieldCheck(field = "points", is = Constraint.ROWS, max = 5_000, message = "At most {max} points")
@FieldCheck(field = "points", is = Constraint.NOT_EMPTY, message = "Points are required")
@FieldCheck(field = "points.*.lat", is = Constraint.NOT_EMPTY, message = "Latitude is required")
@FieldCheck(field = "points.*.lng", is = Constraint.NOT_EMPTY, message = "Longitude is required")
@FieldCheck(field = "points.*.lat", is = Constraint.NUMERIC, message = "Invalid latitude")
@FieldCheck(field = "points.*.lng", is = Constraint.NUMERIC, message = "Invalid longitude")
@FieldCheck(field = "name", is = Constraint.TEXT)
record CreateGeometryRequest(String name, List<LatLng> points) {
    List<GeometryPoint> toPoints() {
        return points.stream()
                .map(point -> new GeometryPoint(new ObjectId(), point.lat(), point.lng()))
                .toList();
    }

    record LatLng(double lat, double lng) {}
}
