package io.movers.locations.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.locations.models.views.CountryEntryView;
import io.movers.locations.models.views.CountryView;
import io.movers.locations.services.LocationService;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/locations/countries")
class CountryController {
    private final LocationService locations;

    CountryController(LocationService locations) {
        this.locations = locations;
    }

    @GetMapping
    @Access(Caller.ANYONE)
    List<CountryEntryView> list() {
        return locations.list();
    }

    @PostMapping
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    CountryView create(@RequestBody CreateCountryRequest request) {
        return CountryView.of(locations.addCountry(request.name()));
    }
}
