package io.movers.resources.services;

import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Stores the photos of findings. */
@Service
class FindingPhotos {
    private final ImageStore images;

    FindingPhotos(ImageStore images) {
        this.images = images;
    }

    /**
     * Turns findings into lines of the work and stores their photos: all of them, or none if one is refused.
     *
     * @throws io.movers.common.errors.BadRequestException a photo is not an image
     */
    List<ComponentCheck> store(WorkKind kind, List<Finding> findings) {
        List<@Nullable ImageData> photos = new ArrayList<>();
        for (Finding finding : findings) {
            photos.add(photo(finding));
        }
        List<ComponentCheck> lines = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            ImageData photo = photos.get(i);
            lines.add(ComponentCheck.found(
                    finding.componentId(),
                    finding.componentName(),
                    finding.status(),
                    photo == null ? null : images.put(folder(kind), photo),
                    finding.comment()));
        }
        return lines;
    }

    private static @Nullable ImageData photo(Finding finding) {
        String photo = finding.photo();
        return photo == null || photo.isEmpty() ? null : ImageData.parse(photo);
    }

    private static String folder(WorkKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }
}
