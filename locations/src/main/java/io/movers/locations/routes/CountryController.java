package io.movers.locations.routes;

import io.movers.common.security.Access;
import io.movers.common.security.Caller;
import io.movers.common.web.Described;
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
    @Described("Lists countries with their cities.")
    List<CountryEntryView> listCountries() {
        return locations.list();
    }

    @PostMapping
    @Access(Caller.STAFF)
    @ResponseStatus(HttpStatus.CREATED)
    @Described("Creates a country.")
    CountryView createCountry(@RequestBody CreateCountryRequest request) {
        return CountryView.of(locations.addCountry(request.name()));
    }
}
