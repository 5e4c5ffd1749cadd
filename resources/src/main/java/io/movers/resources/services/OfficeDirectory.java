package io.movers.resources.services;

import io.movers.resources.models.Office;
import io.movers.resources.models.Offices;
import io.movers.resources.models.Resource;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds the office of a resource: by company and name, for offices of two companies may have the same name. */
@Service
public class OfficeDirectory {
    private final Offices offices;

    OfficeDirectory(Offices offices) {
        this.offices = offices;
    }

    /** The live office where the resource stands. */
    public Optional<Office> of(Resource resource) {
        return offices.findByClientAndName(resource.getClient(), resource.getOffice()).stream()
                .filter(office -> office.getDeletedAt() == null)
                .findFirst();
    }
}
