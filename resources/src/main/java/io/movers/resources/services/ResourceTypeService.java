package io.movers.resources.services;

import io.movers.common.data.AggregateStore;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import io.movers.resources.models.Component;
import io.movers.resources.models.Components;
import io.movers.resources.models.DocumentType;
import io.movers.resources.models.DocumentTypes;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.ResourceTypes;
import io.movers.resources.models.views.ComponentView;
import io.movers.resources.models.views.DocumentTypeView;
import io.movers.resources.models.views.ResourceTypeView;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Resource types: what they are, and what belongs to them. */
@Service
public class ResourceTypeService {
    private static final String UNKNOWN = "Resource Type does not exists";

    private final ResourceTypes types;
    private final Components components;
    private final DocumentTypes documentTypes;
    private final AggregateStore store;
    private final ImageStore images;
    private final Renaming renaming;
    private final Clock clock;

    ResourceTypeService(
            ResourceTypes types,
            Components components,
            DocumentTypes documentTypes,
            AggregateStore store,
            ImageStore images,
            Renaming renaming,
            Clock clock) {
        this.types = types;
        this.components = components;
        this.documentTypes = documentTypes;
        this.store = store;
        this.images = images;
        this.renaming = renaming;
        this.clock = clock;
    }

    /** What a caller says about a type. */
    public record Description(
            String type,
            String brand,
            String model,
            @Nullable Boolean measureIndicators,
            @Nullable Double checkupTime,
            String photo) {}

    /** The type of that name that may be used; deleted ones may not. */
    public Optional<ResourceType> named(@Nullable String type) {
        return type == null
                ? Optional.empty()
                : types.findByType(type).stream()
                        .filter(found -> !found.isDeleted())
                        .findFirst();
    }

    /** The type of a resource; a deleted one counts, for its resources are still there. */
    Optional<ResourceType> ofResource(Resource resource) {
        List<ResourceType> found = types.findByType(resource.getType());
        return found.stream()
                .filter(type -> !type.isDeleted())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** The type of that id that may be used. */
    Optional<ResourceType> usable(String id) {
        return types.findById(id).filter(type -> !type.isDeleted());
    }

    /** Adds a type; a name that was ever given is not given again. */
    public ResourceType add(Description said, @Nullable Double kmToMaintenance) {
        if (!types.findByType(said.type()).isEmpty()) {
            throw new BadRequestException("Resource Type already exists");
        }
        String photo = ImageData.isDataUrl(said.photo())
                ? images.put("resourceTypes", ImageData.parse(said.photo()))
                : said.photo();
        ResourceType type = new ResourceType();
        type.describe(said.type(), said.brand(), said.model(), said.checkupTime(), said.measureIndicators(), photo);
        type.setKmToMaintenance(kmToMaintenance);
        store.save(type);
        return type;
    }

    /** Changes a type; a photo is kept as it is given, and what has the type's name follows to a new one. */
    public ResourceType update(String id, Description said) {
        if (ImageData.isDataUrl(said.photo())) {
            ImageData.parse(said.photo());
        }
        ResourceType changed = OptimisticRetry.retry(() -> {
            ResourceType type = usable(id).orElseThrow(() -> new BadRequestException(UNKNOWN));
            type.describe(
                    said.type(),
                    said.brand(),
                    said.model(),
                    said.checkupTime(),
                    said.measureIndicators(),
                    said.photo());
            store.save(type);
            return type;
        });
        renaming.beginCarrying(changed);
        return changed;
    }

    /** Marks a type deleted. */
    public void delete(String id) {
        OptimisticRetry.retry(() -> {
            ResourceType type = usable(id).orElseThrow(() -> new BadRequestException(UNKNOWN));
            type.delete(clock.instant());
            store.save(type);
        });
    }

    /** All live types, with what belongs to them. */
    public List<ResourceTypeView> list() {
        return withDependants(types.findByDeletedAtNullOrderByIdAsc(), false);
    }

    /** One type with what belongs to it. @param deletedToo whether the caller may see what is deleted */
    public ResourceTypeView show(String id, boolean deletedToo) {
        ResourceType type = types.findById(id)
                .filter(found -> deletedToo || !found.isDeleted())
                .orElseThrow(NotFoundException::new);
        return withDependants(List.of(type), deletedToo).get(0);
    }

    private List<ResourceTypeView> withDependants(List<ResourceType> found, boolean disabledToo) {
        List<String> names =
                found.stream().map(ResourceType::getType).distinct().toList();
        Map<String, List<Component>> componentsByType = components.findByResourceTypeInOrderByNameDesc(names).stream()
                .filter(component -> disabledToo || !component.isDisabled())
                .collect(Collectors.groupingBy(Component::getResourceType));
        Map<String, List<DocumentType>> documentTypesByType =
                documentTypes.findByResourceTypeInOrderByNameDesc(names).stream()
                        .collect(Collectors.groupingBy(DocumentType::getResourceType));
        return found.stream()
                .map(type -> ResourceTypeView.of(
                        type,
                        componentsByType.getOrDefault(type.getType(), List.of()).stream()
                                .map(ComponentView::of)
                                .toList(),
                        documentTypesByType.getOrDefault(type.getType(), List.of()).stream()
                                .map(DocumentTypeView::of)
                                .toList()))
                .toList();
    }
}
