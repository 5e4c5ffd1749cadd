package io.movers.auth.services;

import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Photos of people. They are checked first and stored last, when nothing else can be refused any more. */
@Service
class PhotoService {
    private final ImageStore images;

    PhotoService(ImageStore images) {
        this.images = images;
    }

    /** The image in the request; null when there is none. */
    static @Nullable ImageData read(@Nullable String photo) {
        return photo == null || photo.isEmpty() ? null : ImageData.parse(photo);
    }

    /** As {@link #read}, where a photo may also be the address of one: that is no image, but stays as it is. */
    static @Nullable ImageData readIfData(@Nullable String photo) {
        return photo != null && ImageData.isDataUrl(photo) ? ImageData.parse(photo) : null;
    }

    @Nullable String store(@Nullable ImageData image) {
        return image == null ? null : images.put("users", image);
    }
}
