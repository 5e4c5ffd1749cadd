package io.movers.resources.services;

import io.movers.common.data.Command;
import io.movers.common.data.OptimisticRetry;
import io.movers.common.errors.BadRequestException;
import io.movers.common.errors.NotFoundException;
import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import io.movers.resources.models.Component;
import io.movers.resources.models.ComponentRepository;
import io.movers.resources.models.DocumentType;
import io.movers.resources.models.DocumentTypeRepository;
import io.movers.resources.models.Resource;
import io.movers.resources.models.ResourceType;
import io.movers.resources.models.ResourceTypeRepository;
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

/** Resource types, with their components and document types. */
@Service
public class ResourceTypeService {
    private static final String UNKNOWN = "Resource Type does not exists";

    private final ResourceTypeRepository types;
    private final ComponentRepository components;
    private final DocumentTypeRepository documentTypes;
    private final ImageStore images;
    private final RenamePropagation renames;
    private final Clock clock;

    ResourceTypeService(
            ResourceTypeRepository types,
            ComponentRepository components,
            DocumentTypeRepository documentTypes,
            ImageStore images,
            RenamePropagation renames,
            Clock clock) {
        this.types = types;
        this.components = components;
        this.documentTypes = documentTypes;
        this.images = images;
        this.renames = renames;
        this.clock = clock;
    }

    /** The fields of a type that a caller sets. */
    public record Description(
            String type,
            String brand,
            String model,
            @Nullable Boolean measureIndicators,
            @Nullable Double checkupTime,
            String photo) {}

    /** Finds the live type of that name. */
    public Optional<ResourceType> named(@Nullable String type) {
        return type == null
                ? Optional.empty()
                : types.findByName(type).stream()
                        .filter(found -> !found.isDeleted())
                        .findFirst();
    }

    /** Finds the type of a resource, even if it is deleted: its resources are still there. */
    public Optional<ResourceType> ofResource(Resource resource) {
        List<ResourceType> found = types.findByName(resource.getType());
        return found.stream()
                .filter(type -> !type.isDeleted())
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    /** Finds the live type of that id. */
    Optional<ResourceType> usable(String id) {
        return types.findById(id).filter(type -> !type.isDeleted());
    }

    /** Adds a type. A name is never used twice, even if its type is deleted. */
    public ResourceType add(Description description, @Nullable Double kmToMaintenance) {
        return Command.once(ResourceType.class, () -> {
            if (!types.findByName(description.type()).isEmpty()) {
                throw new BadRequestException("Resource Type already exists");
            }
            String photo = ImageData.isDataUrl(description.photo())
                    ? images.put("resourceTypes", ImageData.parse(description.photo()))
                    : description.photo();
            ResourceType type = new ResourceType();
            type.describe(
                    description.type(),
                    description.brand(),
                    description.model(),
                    description.checkupTime(),
                    description.measureIndicators(),
                    photo);
            type.setKmToMaintenance(kmToMaintenance);
            types.save(type);
            return type;
        });
    }

    /** Changes a type. The photo is stored as it was sent. Everything that contains the former name is renamed. */
    public ResourceType update(String id, Description description) {
        if (ImageData.isDataUrl(description.photo())) {
            ImageData.parse(description.photo());
        }
        ResourceType changed = Command.once(
                ResourceType.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    ResourceType type = usable(id).orElseThrow(() -> new BadRequestException(UNKNOWN));
                    type.describe(
                            description.type(),
                            description.brand(),
                            description.model(),
                            description.checkupTime(),
                            description.measureIndicators(),
                            description.photo());
                    types.save(type);
                    return type;
                }));
        renames.begin(changed);
        return changed;
    }

    /** Marks a type deleted. */
    public void delete(String id) {
        Command.once(
                ResourceType.class,
                id,
                () -> OptimisticRetry.retry(() -> {
                    ResourceType type = usable(id).orElseThrow(() -> new BadRequestException(UNKNOWN));
                    type.delete(clock.instant());
                    types.save(type);
                    return type;
                }));
    }

    /** Lists all live types with their components and document types. */
    public List<ResourceTypeView> list() {
        return withDependants(types.findLive(), false);
    }

    /**
     * Shows one type with its components and document types.
     *
     * @param deletedToo whether the caller may see deleted ones
     */
    public ResourceTypeView show(String id, boolean deletedToo) {
        ResourceType type = types.findById(id)
                .filter(found -> deletedToo || !found.isDeleted())
                .orElseThrow(NotFoundException::new);
        return withDependants(List.of(type), deletedToo).get(0);
    }

    private List<ResourceTypeView> withDependants(List<ResourceType> found, boolean disabledToo) {
        List<String> names =
                found.stream().map(ResourceType::getType).distinct().toList();
        Map<String, List<Component>> componentsByType = components.findByTypes(names).stream()
                .filter(component -> disabledToo || !component.isDisabled())
                .collect(Collectors.groupingBy(Component::getResourceType));
        Map<String, List<DocumentType>> documentTypesByType =
                documentTypes.findByTypes(names).stream().collect(Collectors.groupingBy(DocumentType::getResourceType));
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
