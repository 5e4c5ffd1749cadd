package io.movers.locations.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.locations.models.views.CityView;
import io.movers.locations.models.views.GeometryView;
import io.movers.locations.services.Atlas;
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
class CitiesController {
    private final Atlas atlas;

    CitiesController(Atlas atlas) {
        this.atlas = atlas;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    CityView create(@RequestBody NewCityRequest body) {
        return CityView.of(atlas.addCity(body.name(), body.country()));
    }

    @PostMapping("/{id}/geometries")
    @ResponseStatus(HttpStatus.CREATED)
    GeometryView createGeometry(@RequestBody NewGeometryRequest body, @PathVariable ObjectId id) {
        return GeometryView.of(atlas.addGeometry(id.toHexString(), body.name(), body.numbered()));
    }
}
