package io.movers.resources.services;

import io.movers.resources.models.Component;
import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.Office;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Resource;
import io.movers.resources.models.WorkKind;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

/**
 * Opens work on a resource: on request, by schedule, because of its kilometres, or because of a finding. The work lists all
 * components of the resource's type and is assigned to the user who does such work in its office.
 */
@Service
public class WorkOpeningService {
    private final OfficeService offices;
    private final ComponentService components;
    private final Clock clock;

    WorkOpeningService(OfficeService offices, ComponentService components, Clock clock) {
        this.offices = offices;
        this.components = components;
        this.clock = clock;
    }

    /** Opens work inside a change of that resource. @return empty, and nothing is done, if its office is not known */
    public Optional<OpenWork> open(WorkKind kind, Resource resource) {
        return open(kind, resource, offices.of(resource), components.of(resource.getType()));
    }

    /** Opens work on many resources; offices and components are read once each. */
    Function<Resource, Optional<OpenWork>> many(WorkKind kind) {
        Map<List<String>, Optional<Office>> knownOffices = new HashMap<>();
        Map<String, List<Component>> knownComponents = new HashMap<>();
        return resource -> open(
                kind,
                resource,
                knownOffices.computeIfAbsent(
                        List.of(resource.getClient(), resource.getOffice()), key -> offices.of(resource)),
                knownComponents.computeIfAbsent(resource.getType(), components::of));
    }

    private Optional<OpenWork> open(
            WorkKind kind, Resource resource, Optional<Office> office, List<Component> components) {
        List<ComponentCheck> lines = components.stream().map(ComponentCheck::of).toList();
        return office.map(known -> open(kind, resource, known, lines));
    }

    /** Opens work whose lines already contain findings. */
    OpenWork open(WorkKind kind, Resource resource, Office office, List<ComponentCheck> lines) {
        Instant now = clock.instant();
        OpenWork work = OpenWork.open(resource.getReference(), office.assignee(kind), lines, now);
        resource.take(kind.opened(), kind, work, now);
        return work;
    }
}
