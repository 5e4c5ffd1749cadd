package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.resources.events.publishers.ResourceCreatedPublisher;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceType;
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

/** Loads many resources at once. A row whose type is unknown or whose reference is taken is skipped. */
@Service
public class ResourceLoadService {
    private static final int BATCH = 500;

    private final ResourceRepository resources;
    private final ResourceTypeService types;
    private final ResourceCreatedPublisher resourceCreated;
    private final FleetProperties properties;
    private final Clock clock;

    ResourceLoadService(
            ResourceRepository resources,
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
    public record Row(Description description, @Nullable String clientNumber) {}

    /** Adds the resources that can be added. @return these, in order */
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
        Map<String, Resource> earlier = Command.earlier(Resource.class).stream()
                .collect(Collectors.toMap(Resource::getReference, resource -> resource, (one, other) -> one));
        List<Resource> fresh = new ArrayList<>(batch.size());
        for (Row row : batch) {
            Resource loadedBefore = earlier.remove(row.description().reference());
            if (loadedBefore != null) {
                loaded.add(loadedBefore);
            }
            Description description = row.description();
            ResourceType type =
                    known.computeIfAbsent(description.type(), types::named).orElse(null);
            if (type != null && taken.add(description.reference())) {
                fresh.add(resource(row, type));
            }
        }
        loaded.addAll(resourceCreated.publishNew(fresh));
    }

    private Set<String> taken(List<Row> batch) {
        Set<String> wanted =
                batch.stream().map(row -> row.description().reference()).collect(Collectors.toSet());
        return resources.findByReferences(wanted).stream()
                .map(Resource::getReference)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private Resource resource(Row row, ResourceType type) {
        Description description = row.description();
        Instant now = clock.instant();
        Resource resource = Resource.create(row.clientNumber(), List.of(), now);
        String qrCode = QrCode.dataUrl(properties.qrBaseUrl() + "/api/resources/find/" + resource.getId());
        resource.describe(
                type,
                description.reference(),
                qrCode,
                description.client(),
                description.office(),
                description.loanTime());
        resource.setLockerPassword(description.lockerPassword(), now);
        resource.scheduleCheckup(type.nextCheckup(now));
        return resource;
    }
}
