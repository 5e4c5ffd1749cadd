package io.movers.common.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Keeps images in a folder from which the service serves them itself. */
class LocalImageStore implements ImageStore {

    private final Path directory;
    private final String baseUrl;

    /** @param baseUrl address at which the folder is served, without a slash at the end */
    LocalImageStore(Path directory, String baseUrl) {
        this.directory = directory;
        this.baseUrl = baseUrl;
    }

    @Override
    public String put(String kind, ImageData image) {
        String key = ImageKeys.next(kind, image);
        Path file = directory.resolve(key);
        Path partial = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.createDirectories(file.getParent());
            Files.write(partial, image.bytes());
            Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException("The image cannot be written to " + directory, e);
        }
        return baseUrl + "/" + key;
    }

    @Override
    public String prefix(String kind) {
        return baseUrl + "/" + kind + "/";
    }

    @Override
    public void delete(String address) {
        if (!address.startsWith(baseUrl + "/")) {
            return;
        }
        Path file = directory.resolve(address.substring(baseUrl.length() + 1)).normalize();
        if (!file.startsWith(directory)) {
            return;
        }
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException("The image cannot be deleted from " + directory, e);
        }
    }
}
