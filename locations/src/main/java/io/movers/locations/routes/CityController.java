package io.movers.locations.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.Described;
import io.movers.locations.models.views.CityView;
import io.movers.locations.models.views.GeometryView;
import io.movers.locations.services.LocationService;
import org.bson.types.ObjectId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/locations/cities")
@Access(Caller.STAFF)
class CityController {
    private final LocationService locations;

    CityController(LocationService locations) {
        this.locations = locations;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Creates a city of a country.")
    CityView createCity(@RequestBody CreateCityRequest request) {
        return CityView.of(locations.addCity(request.name(), request.country()));
    }

    @PostMapping("/{id}/geometries")
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Creates an area of a city.")
    GeometryView createGeometry(@RequestBody CreateGeometryRequest request, @PathVariable ObjectId id) {
        return GeometryView.of(locations.addGeometry(id.toHexString(), request.name(), request.toPoints()));
    }
}
