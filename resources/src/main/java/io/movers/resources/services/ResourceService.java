package io.movers.resources.services;

import io.movers.common.errors.BadRequestException;
import io.movers.resources.events.publishers.ResourceCreatedPublisher;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceStatus.Step;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.Resources;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;

/** Resources: they join the fleet, change, are disabled and enabled, and leave it. */
@Service
public class ResourceService {
    private static final Logger log = LoggerFactory.getLogger(ResourceService.class);
    private static final String REFERENCE_TAKEN = "The reference already exists";
    private static final String UNKNOWN_TYPE = "The resource type does not exists";
    private static final String UNKNOWN = "Resource not found";

    private final Resources resources;
    private final ResourceTypeService types;
    private final ResourceCreatedPublisher resourceCreated;
    private final ResourceChanges changes;
    private final Settlement settlement;
    private final FleetProperties properties;
    private final Clock clock;

    ResourceService(
            Resources resources,
            ResourceTypeService types,
            ResourceCreatedPublisher resourceCreated,
            ResourceChanges changes,
            Settlement settlement,
            FleetProperties properties,
            Clock clock) {
        this.resources = resources;
        this.types = types;
        this.resourceCreated = resourceCreated;
        this.changes = changes;
        this.settlement = settlement;
        this.properties = properties;
        this.clock = clock;
    }

    /** What a caller says about a resource. */
    public record Description(
            String type,
            String reference,
            @Nullable Double lockerPassword,
            String client,
            String office,
            @Nullable Double loanTime) {}

    /** Adds a resource with its documents. */
    public Resource add(Description said, @Nullable String clientNumber, List<NewDocument> documents) {
        if (isTaken(said.reference())) {
            throw new BadRequestException(REFERENCE_TAKEN);
        }
        ResourceType type = types.named(said.type()).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
        Instant now = clock.instant();
        Resource resource = Resource.create(clientNumber, documents, now);
        resource.describe(
                type, said.reference(), byReference(said.reference()), said.client(), said.office(), said.loanTime());
        resource.setLockerPassword(said.lockerPassword(), now);
        resource.scheduleCheckup(type.nextCheckup(now));
        try {
            resourceCreated.publish(resource);
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(REFERENCE_TAKEN);
        }
        settlement.settle(resource);
        return resource;
    }

    private boolean isTaken(String reference) {
        return resources.findFirstByReference(reference).isPresent();
    }

    /** Changes what a resource is and where it belongs; its state stays. */
    public Resource update(String id, Description said) {
        try {
            return changes.change(id, () -> new BadRequestException(UNKNOWN), resource -> {
                if (!resource.getReference().equals(said.reference()) && isTaken(said.reference())) {
                    throw new BadRequestException(REFERENCE_TAKEN);
                }
                ResourceType type = types.named(said.type()).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
                resource.describe(
                        type,
                        said.reference(),
                        byReference(said.reference()),
                        said.client(),
                        said.office(),
                        said.loanTime());
                resource.setLockerPassword(said.lockerPassword(), clock.instant());
                return true;
            });
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(REFERENCE_TAKEN);
        }
    }

    /** Marks a resource deleted. */
    public void delete(String id) {
        changes.change(id, () -> new BadRequestException(UNKNOWN), resource -> {
            resource.delete(clock.instant());
            return true;
        });
    }

    /** Disables those that exist and that nobody has rented. */
    public List<Resource> disable(Collection<String> ids) {
        return takeAll(ids, Step.DISABLE);
    }

    /** Enables those that exist and that nobody has rented. */
    public List<Resource> enable(Collection<String> ids) {
        return takeAll(ids, Step.ENABLE);
    }

    private List<Resource> takeAll(Collection<String> ids, Step step) {
        List<Resource> changed = new ArrayList<>();
        for (String id : ids) {
            unlessRefused(() -> changes.change(id, resource -> {
                        resource.take(step);
                        return true;
                    }))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    /** A new code for the lock of one resource. */
    public record NewLocker(String reference, double lockerPassword) {}

    /** Changes the codes of those that exist. */
    public List<Resource> updateLockers(Collection<NewLocker> lockers) {
        List<Resource> changed = new ArrayList<>();
        for (NewLocker locker : lockers) {
            resources
                    .findFirstByReference(locker.reference())
                    .flatMap(found -> unlessRefused(() -> changes.change(found.getId(), resource -> {
                        resource.setLockerPassword(locker.lockerPassword(), clock.instant());
                        return true;
                    })))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    /** A row of a bulk call that cannot be applied is passed over. */
    private static Optional<Resource> unlessRefused(java.util.function.Supplier<Resource> change) {
        try {
            return Optional.of(change.get());
        } catch (BadRequestException e) {
            log.debug("A row of a bulk call is passed over: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private String byReference(String reference) {
        return QrCode.dataUrl(properties.qrBaseUrl()
                + "/api/resources/find-by-ref?ref="
                + URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
