package io.movers.clients.services;

import io.movers.common.images.ImageData;
import io.movers.common.images.ImageStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Reads and stores the logos of companies: an uploaded image, or the address of an image. */
@Service
class LogoService {
    private static final String FOLDER = "clients";

    private final ImageStore images;

    LogoService(ImageStore images) {
        this.images = images;
    }

    /**
     * Reads a logo without storing anything.
     *
     * @throws io.movers.common.errors.BadRequestException it is an image that cannot be stored
     */
    static Logo read(String text) {
        return new Logo(text, ImageData.isDataUrl(text) ? ImageData.parse(text) : null);
    }

    /** Stores an uploaded logo and returns its address; an address is returned as it is. */
    String store(Logo logo) {
        return logo.upload() == null ? logo.text() : images.put(FOLDER, logo.upload());
    }

    /** A logo as it was sent. */
    record Logo(String text, @Nullable ImageData upload) {}
}
