package io.movers.clients.services;

import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A company's logo: an image that is uploaded with the request, or the address of one that is somewhere already. */
@Component
class Logos {
    private static final String KIND = "clients";

    private final ImageStore images;

    Logos(ImageStore images) {
        this.images = images;
    }

    /** What was given; a bad image is refused here, before anything is stored. */
    static Logo read(String logo) {
        return new Logo(logo, ImageData.isDataUrl(logo) ? ImageData.parse(logo) : null);
    }

    /** The address of the logo. */
    String store(Logo logo) {
        return logo.upload() == null ? logo.text() : images.put(KIND, logo.upload());
    }

    /** A logo as it came. */
    record Logo(String text, @Nullable ImageData upload) {}
}
