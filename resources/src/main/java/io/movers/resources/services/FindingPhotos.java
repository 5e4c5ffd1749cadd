package io.movers.resources.services;

import io.movers.common.images.ImageAddresses;
import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import io.movers.resources.models.ComponentCheck;
import io.movers.resources.models.WorkKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Stores the photos of findings. */
@Service
class FindingPhotos {
    private final ImageStore images;
    private final ImageAddresses addresses;

    FindingPhotos(ImageStore images, ImageAddresses addresses) {
        this.images = images;
        this.addresses = addresses;
    }

    /**
     * Turns findings into lines of the work and stores their photos: all of them, or none if one is refused.
     *
     * @throws io.movers.common.errors.BadRequestException a photo is not an image
     */
    List<ComponentCheck> store(WorkKind kind, List<Finding> findings) {
        List<@Nullable ImageData> fresh = new ArrayList<>();
        for (Finding finding : findings) {
            fresh.add(image(finding));
        }
        List<ComponentCheck> lines = new ArrayList<>();
        for (int i = 0; i < findings.size(); i++) {
            Finding finding = findings.get(i);
            ImageData image = fresh.get(i);
            lines.add(ComponentCheck.found(
                    finding.componentId(),
                    finding.componentName(),
                    finding.status(),
                    image == null ? finding.photo() : images.put(folder(kind), image),
                    finding.comment()));
        }
        return lines;
    }

    /** The image to store; null if there is none, or if it is stored already and the front-end sends its address back. */
    private @Nullable ImageData image(Finding finding) {
        String photo = finding.photo();
        return photo == null || addresses.accept(photo, Set.of()) ? null : ImageData.parse(photo);
    }

    private static String folder(WorkKind kind) {
        return kind.name().toLowerCase(Locale.ROOT) + "s";
    }
}
