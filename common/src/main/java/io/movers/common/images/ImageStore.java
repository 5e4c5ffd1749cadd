package io.movers.common.images;

/** Where uploaded images are kept. */
public interface ImageStore {

    /**
     * Stores the image under a key that cannot be guessed.
     *
     * @param kind <code>users</code>, <code>clients</code>, <code>resourceTypes</code>, <code>checkups</code>,
     *     <code>repairs</code> or <code>maintenances</code>
     * @return the address at which everybody can read it
     */
    String put(String kind, ImageData image);

    /** What the addresses of images of that kind begin with. */
    String prefix(String kind);

    /**
     * Deletes an image that this store has stored. An address of another store is ignored.
     *
     * @param address what {@link #put} returned
     */
    void delete(String address);
}
