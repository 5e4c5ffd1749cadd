package io.movers.resources.services;

import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.Office;
import io.movers.resources.models.OpenWork;
import io.movers.resources.models.Resource;
import io.movers.resources.models.WorkKind;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Opens work on a resource, from whatever asks for it: a caller, the calendar, the kilometres, a finding. The work names all
 * components of the resource's type, and is for whoever does such work in its office.
 */
@Service
public class WorkOpening {
    private final OfficeDirectory offices;
    private final ComponentService components;
    private final Clock clock;

    WorkOpening(OfficeDirectory offices, ComponentService components, Clock clock) {
        this.offices = offices;
        this.components = components;
        this.clock = clock;
    }

    /** Opens such work, inside a change of that resource; empty, and nothing done, when its office is not known. */
    public Optional<OpenWork> open(WorkKind kind, Resource resource) {
        return offices.of(resource).map(office -> {
            List<ComponentCheck> lines = components.of(resource.getType()).stream()
                    .map(ComponentCheck::of)
                    .toList();
            return open(kind, resource, office, lines);
        });
    }

    /** Opens such work that starts with what is known about the components already. */
    OpenWork open(WorkKind kind, Resource resource, Office office, List<ComponentCheck> lines) {
        Instant now = clock.instant();
        OpenWork work = OpenWork.open(resource.getReference(), office.assignee(kind), lines, now);
        resource.take(kind.opened(), kind, work, now);
        return work;
    }
}
