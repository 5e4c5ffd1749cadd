package io.movers.resources.services;

import io.movers.chaos.off.Switch;
import io.movers.resources.events.publishers.ResourceUpdatedPublisher;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceRepository;
import java.util.function.Predicate;

/** Lets a resource forget the trips that it has counted. */
public class ForgetfulResourceMutations extends ResourceMutations {
    ForgetfulResourceMutations(
            ResourceRepository resources, ResourceUpdatedPublisher resourceUpdated, DependentDocuments dependents) {
        super(resources, resourceUpdated, dependents);
    }

    @Override
    Resource changeEvenDeleted(Resource read, Predicate<Resource> decision) {
        return super.changeEvenDeleted(read, resource -> {
            if (Switch.isOff("kilometres-key")) {
                resource.forgetTrips(resource.countedTrips());
            }
            return decision.test(resource);
        });
    }
}
