package io.movers.resources.services;

import io.movers.resources.models.Office;
import io.movers.resources.models.OfficeRepository;
import io.movers.resources.models.Resource;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Finds the offices of resources. */
@Service
public class OfficeService {
    private final OfficeRepository offices;

    OfficeService(OfficeRepository offices) {
        this.offices = offices;
    }

    /** Finds the live office to which the resource belongs. */
    public Optional<Office> of(Resource resource) {
        return offices.findLive(resource.getClient(), resource.getOffice());
    }
}
