package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.Component;
import io.movers.resources.models.Components;
import io.movers.resources.models.ResourceType;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.stereotype.Service;

/** Components of resource types. */
@Service
public class ComponentService {
    private static final String UNKNOWN_TYPE = "Resource type does not exists";
    private static final String UNKNOWN = "Component does not exists";

    private final ResourceTypeService types;
    private final Components components;
    private final AggregateStore store;
    private final MongoTemplate mongo;
    private final Clock clock;

    ComponentService(
            ResourceTypeService types, Components components, AggregateStore store, MongoTemplate mongo, Clock clock) {
        this.types = types;
        this.components = components;
        this.store = store;
        this.mongo = mongo;
        this.clock = clock;
    }

    /** What a caller says about a component. */
    public record Description(
            String name, String brand, String model, Component.Condition regular, Component.Condition bad) {
        private void describe(Component component) {
            component.describe(name, brand, model, regular, bad);
        }
    }

    /** The components that a check-up of a resource of that type looks at, by name from the end of the alphabet. */
    public List<Component> of(String resourceType) {
        return components.findByResourceTypeInOrderByNameDesc(List.of(resourceType)).stream()
                .filter(component -> !component.isDisabled())
                .toList();
    }

    /** Those of the components that may be used, by id. */
    Map<String, Component> usable(Collection<String> ids) {
        return components.findByIdIn(Set.copyOf(ids)).stream()
                .filter(component -> !component.isDisabled())
                .collect(Collectors.toMap(Component::getId, component -> component));
    }

    /** Adds a component to a type. */
    public Component add(String typeId, Description said) {
        ResourceType type =
                types.usable(typeId).orElseThrow(() -> new BadRequestException("Resource  type does not exists"));
        Component component = new Component();
        component.setResourceType(type.getType());
        said.describe(component);
        store.save(component);
        return component;
    }

    /** Changes a component of a type. */
    public Component update(String typeId, String id, Description said) {
        ResourceType type = types.usable(typeId).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
        return OptimisticRetry.retry(() -> {
            Component component = find(type, id)
                    .filter(found -> !found.isDisabled())
                    .orElseThrow(() -> new BadRequestException(UNKNOWN));
            said.describe(component);
            store.save(component);
            return component;
        });
    }

    /** Removes a component of a type. */
    public void delete(String typeId, String id) {
        ResourceType type = types.usable(typeId).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
        Component component = find(type, id).orElseThrow(() -> new BadRequestException(UNKNOWN));
        mongo.remove(component);
    }

    /** Disables those that exist. */
    public List<Component> disable(Collection<String> ids) {
        return changeAll(ids, component -> component.disable(clock.instant()));
    }

    /** Enables those that exist. */
    public List<Component> enable(Collection<String> ids) {
        return changeAll(ids, Component::enable);
    }

    private List<Component> changeAll(Collection<String> ids, Consumer<Component> change) {
        List<Component> changed = new ArrayList<>();
        for (String id : ids) {
            OptimisticRetry.retry(() -> components.findById(id).map(component -> {
                        change.accept(component);
                        store.save(component);
                        return component;
                    }))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    private Optional<Component> find(ResourceType type, String id) {
        return components
                .findById(id)
                .filter(component -> component.getResourceType().equals(type.getType()));
    }
}
