package io.movers.resources.services;

import io.movers.resources.events.publishers.ResourceCreatedPublisher;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.Resources;
import io.movers.resources.services.ResourceService.Description;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Loads many resources at once. A row whose type is not known or whose reference is taken is passed over. */
@Service
public class FleetLoad {
    private static final int BATCH = 500;

    private final Resources resources;
    private final ResourceTypeService types;
    private final ResourceCreatedPublisher resourceCreated;
    private final FleetProperties properties;
    private final Clock clock;

    FleetLoad(
            Resources resources,
            ResourceTypeService types,
            ResourceCreatedPublisher resourceCreated,
            FleetProperties properties,
            Clock clock) {
        this.resources = resources;
        this.types = types;
        this.resourceCreated = resourceCreated;
        this.properties = properties;
        this.clock = clock;
    }

    /** One row. */
    public record Row(Description said, @Nullable String clientNumber) {}

    /** Adds those that can be, and returns them in order. */
    public List<Resource> load(List<Row> rows) {
        Map<String, Optional<ResourceType>> known = new HashMap<>();
        List<Resource> loaded = new ArrayList<>();
        for (int start = 0; start < rows.size(); start += BATCH) {
            load(rows.subList(start, Math.min(rows.size(), start + BATCH)), known, loaded);
        }
        return loaded;
    }

    private void load(List<Row> batch, Map<String, Optional<ResourceType>> known, List<Resource> loaded) {
        Set<String> taken = taken(batch);
        List<Resource> fresh = new ArrayList<>(batch.size());
        for (Row row : batch) {
            Description said = row.said();
            ResourceType type = known.computeIfAbsent(said.type(), types::named).orElse(null);
            if (type != null && taken.add(said.reference())) {
                fresh.add(resource(row, type));
            }
        }
        loaded.addAll(resourceCreated.publishNew(fresh));
    }

    private Set<String> taken(List<Row> batch) {
        Set<String> wanted = batch.stream().map(row -> row.said().reference()).collect(Collectors.toSet());
        return resources.findByReferenceIn(wanted).stream()
                .map(Resource::getReference)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Resource resource(Row row, ResourceType type) {
        Description said = row.said();
        Instant now = clock.instant();
        Resource resource = Resource.create(row.clientNumber(), List.of(), now);
        String qrCode = QrCode.dataUrl(properties.qrBaseUrl() + "/api/resources/find/" + resource.getId());
        resource.describe(type, said.reference(), qrCode, said.client(), said.office(), said.loanTime());
        resource.setLockerPassword(said.lockerPassword(), now);
        resource.scheduleCheckup(type.nextCheckup(now));
        return resource;
    }
}
