package io.movers.auth.services;

import io.movers.common.images.ImageAddresses;
import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Checks and stores the photos of users. A photo is stored last, once the request has passed all other checks. */
@Service
class PhotoService {
    private final ImageStore images;
    private final ImageAddresses addresses;

    PhotoService(ImageStore images, ImageAddresses addresses) {
        this.images = images;
        this.addresses = addresses;
    }

    /** Reads the image of a request; null when there is none. */
    static @Nullable ImageData read(@Nullable String photo) {
        return photo == null || photo.isEmpty() ? null : ImageData.parse(photo);
    }

    /** Like {@link #read}, but null also for an address under our own image store, which clients send back. */
    @Nullable ImageData readUnlessOwn(@Nullable String photo) {
        return photo != null && addresses.accept(photo, Set.of()) ? null : read(photo);
    }

    /** Like {@link #read}, but null also for the address of an image, which stays as it is. */
    static @Nullable ImageData readIfData(@Nullable String photo) {
        return photo != null && ImageData.isDataUrl(photo) ? ImageData.parse(photo) : null;
    }

    @Nullable String store(@Nullable ImageData image) {
        return image == null ? null : images.put("users", image);
    }
}
