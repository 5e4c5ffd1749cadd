package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.resources.models.Component;
import io.movers.resources.models.ComponentRepository;
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
import org.springframework.stereotype.Service;

/** Components of resource types. */
@Service
public class ComponentService {
    private static final String UNKNOWN_TYPE = "Resource type does not exists";
    private static final String UNKNOWN = "Component does not exists";

    private final ResourceTypeService types;
    private final ComponentRepository components;
    private final Clock clock;

    ComponentService(ResourceTypeService types, ComponentRepository components, Clock clock) {
        this.types = types;
        this.components = components;
        this.clock = clock;
    }

    /** The fields of a component that a caller sets. */
    public record Description(
            String name, String brand, String model, Component.Condition regular, Component.Condition bad) {
        private void describe(Component component) {
            component.describe(name, brand, model, regular, bad);
        }
    }

    /** The enabled components of a type, sorted by name from Z to A. The check-ups of the type cover these. */
    public List<Component> of(String resourceType) {
        return components.findByTypes(List.of(resourceType)).stream()
                .filter(component -> !component.isDisabled())
                .toList();
    }

    /** The enabled ones among those components, by id. */
    Map<String, Component> enabled(Collection<String> ids) {
        return components.findByIds(Set.copyOf(ids)).stream()
                .filter(component -> !component.isDisabled())
                .collect(Collectors.toMap(Component::getId, component -> component));
    }

    /** Adds a component to a type. */
    public Component add(String typeId, Description description) {
        return Command.once(Component.class, () -> {
            ResourceType type =
                    types.usable(typeId).orElseThrow(() -> new BadRequestException("Resource  type does not exists"));
            Component component = new Component();
            component.setResourceType(type.getType());
            description.describe(component);
            components.save(component);
            return component;
        });
    }

    /** Changes a component of a type. */
    public Component update(String typeId, String id, Description description) {
        return Command.once(Component.class, id, () -> {
            ResourceType type = types.usable(typeId).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
            return OptimisticRetry.retry(() -> {
                Component component = find(type, id)
                        .filter(found -> !found.isDisabled())
                        .orElseThrow(() -> new BadRequestException(UNKNOWN));
                description.describe(component);
                components.save(component);
                return component;
            });
        });
    }

    /** Removes a component of a type. */
    public void delete(String typeId, String id) {
        ResourceType type = types.usable(typeId).orElseThrow(() -> new BadRequestException(UNKNOWN_TYPE));
        Command.removeOnce(id, find(type, id), () -> new BadRequestException(UNKNOWN), components::delete);
    }

    /** Disables the components that exist. */
    public List<Component> disable(Collection<String> ids) {
        return changeAll(ids, component -> component.disable(clock.instant()));
    }

    /** Enables the components that exist. */
    public List<Component> enable(Collection<String> ids) {
        return changeAll(ids, Component::enable);
    }

    private List<Component> changeAll(Collection<String> ids, Consumer<Component> change) {
        List<Component> changed = new ArrayList<>();
        for (String id : ids) {
            OptimisticRetry.retry(() -> components.findById(id).map(component -> changeOnce(component, change)))
                    .ifPresent(changed::add);
        }
        return changed;
    }

    private Component changeOnce(Component component, Consumer<Component> change) {
        return Command.once(Component.class, component.getId(), () -> {
            change.accept(component);
            components.save(component);
            return component;
        });
    }

    private Optional<Component> find(ResourceType type, String id) {
        return components
                .findById(id)
                .filter(component -> component.getResourceType().equals(type.getType()));
    }
}
