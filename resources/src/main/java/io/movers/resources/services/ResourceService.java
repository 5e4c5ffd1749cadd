package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.events.publishers.ResourceCreatedPublisher;
import io.movers.resources.models.NewDocument;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import io.movers.resources.models.ResourceStatus.Step;
import io.movers.resources.models.ResourceType;
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

/** Adds, changes, disables, enables and deletes resources of the fleet. */
@Service
public class ResourceService {
    private static final Logger log = LoggerFactory.getLogger(ResourceService.class);
    private static final String REFERENCE_TAKEN = "The reference already exists";
    private static final String UNKNOWN_TYPE = "The resource type does not exists";
    private static final String UNKNOWN = "Resource not found";

    private final ResourceRepository resources;
    private final ResourceTypeService types;
    private final ResourceCreatedPublisher resourceCreated;
    private final ResourceMutations mutations;
    private final DependentDocuments dependents;
    private final ClientService companies;
    private final FleetProperties properties;
    private final Clock clock;

    ResourceService(
            ResourceRepository resources,
            ResourceTypeService types,
            ResourceCreatedPublisher resourceCreated,
            ResourceMutations mutations,
            DependentDocuments dependents,
            ClientService companies,
            FleetProperties properties,
            Clock clock) {
        this.resources = resources;
        this.types = types;
        this.resourceCreated = resourceCreated;
        this.mutations = mutations;
        this.dependents = dependents;
        this.companies = companies;
        this.properties = properties;
        this.clock = clock;
    }

    /** The fields of a resource that a caller sets. */
    public record Description(
            String type,
            String reference,
            @Nullable Double lockerPassword,
            String client,
            String office,
            @Nullable Double loanTime) {}

    /** Adds a resource with its documents. */
    public Resource add(Description description, @Nullable String clientNumber, List<NewDocument> documents) {
        Resource added = Command.once(Resource.class, () -> {
            if (isTaken(description.reference())) {
                throw new BadRequestException(REFERENCE_TAKEN);
            }
            ResourceType type =
                    types.named(description.type()).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
            Instant now = clock.instant();
            Resource resource = Resource.create(clientNumber, documents, now);
            resource.describe(
                    type,
                    description.reference(),
                    byReference(description.reference()),
                    description.client(),
                    description.office(),
                    description.loanTime());
            resource.setLockerPassword(description.lockerPassword(), now);
            resource.scheduleCheckup(type.nextCheckup(now));
            try {
                resourceCreated.publish(resource);
            } catch (DuplicateKeyException e) {
                throw new BadRequestException(REFERENCE_TAKEN);
            }
            return resource;
        });
        dependents.settle(added);
        companies.catchUp(added);
        return added;
    }

    private boolean isTaken(String reference) {
        return resources.findByReference(reference).isPresent();
    }

    /** Changes the fields of a resource that a caller sets. Its status stays. */
    public Resource update(String id, Description description) {
        try {
            Resource updated = mutations.change(id, () -> new BadRequestException(UNKNOWN), resource -> {
                if (!resource.getReference().equals(description.reference()) && isTaken(description.reference())) {
                    throw new BadRequestException(REFERENCE_TAKEN);
                }
                ResourceType type =
                        types.named(description.type()).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
                resource.describe(
                        type,
                        description.reference(),
                        byReference(description.reference()),
                        description.client(),
                        description.office(),
                        description.loanTime());
                resource.setLockerPassword(description.lockerPassword(), clock.instant());
                return true;
            });
            companies.catchUp(updated);
            return updated;
        } catch (DuplicateKeyException e) {
            throw new BadRequestException(REFERENCE_TAKEN);
        }
    }

    /** Marks a resource deleted. */
    public void delete(String id) {
        mutations.change(id, () -> new BadRequestException(UNKNOWN), resource -> {
            resource.delete(clock.instant());
            return true;
        });
    }

    /** Disables those of the resources that exist and are not rented. */
    public List<Resource> disable(Collection<String> ids) {
        return takeAll(ids, Step.DISABLE);
    }

    /** Enables those of the resources that exist and are not rented. */
    public List<Resource> enable(Collection<String> ids) {
        return takeAll(ids, Step.ENABLE);
    }

    private List<Resource> takeAll(Collection<String> ids, Step step) {
        List<Resource> changed = new ArrayList<>();
        for (String id : ids) {
            unlessRefused(() -> mutations.change(id, resource -> {
                        resource.take(step);
                        return true;
                    }))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    /** A new code for the lock of one resource. */
    public record NewLocker(String reference, double lockerPassword) {}

    /** Changes the lock codes of those of the resources that exist. */
    public List<Resource> updateLockers(Collection<NewLocker> lockers) {
        List<Resource> changed = new ArrayList<>();
        for (NewLocker locker : lockers) {
            resources
                    .findByReference(locker.reference())
                    .flatMap(found -> unlessRefused(() -> mutations.change(found.getId(), resource -> {
                        resource.setLockerPassword(locker.lockerPassword(), clock.instant());
                        return true;
                    })))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    /** Skips a row of a bulk call that cannot be applied. */
    private static Optional<Resource> unlessRefused(java.util.function.Supplier<Resource> change) {
        try {
            return Optional.of(change.get());
        } catch (BadRequestException e) {
            log.debug("Row of a bulk call refused and skipped: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private String byReference(String reference) {
        return QrCode.dataUrl(properties.qrBaseUrl()
                + "/api/resources/find-by-ref?ref="
                + URLEncoder.encode(reference, StandardCharsets.UTF_8).replace("+", "%20"));
    }
}
