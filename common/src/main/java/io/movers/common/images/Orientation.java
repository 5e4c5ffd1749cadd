package io.movers.common.images;

/** How the camera was held: the only EXIF entry that is needed to display a picture correctly. */
final class Orientation {

    /** The picture is displayed as stored; needs no EXIF entry. */
    static final int UPRIGHT = 1;

    private static final int LAST = 8;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;
    private static final int MAX_ENTRIES = 500;

    private Orientation() {}

    /** Reads the orientation from the TIFF block that starts at {@code tiff}; upright if it has none. */
    static int read(Bytes bytes, int tiff) {
        boolean little = bytes.has(tiff, "II*\0");
        if (!little && !bytes.has(tiff, "MM\0*")) {
            return UPRIGHT;
        }
        long directory = little ? bytes.u32Little(tiff + 4) : bytes.u32(tiff + 4);
        if (directory > bytes.length()) {
            return UPRIGHT;
        }
        int start = tiff + (int) directory;
        int entries = Math.min(MAX_ENTRIES, little ? bytes.u16Little(start) : bytes.u16(start));
        for (int i = 0; i < entries; i++) {
            int entry = start + 2 + i * ENTRY;
            if ((little ? bytes.u16Little(entry) : bytes.u16(entry)) == TAG) {
                int value = little ? bytes.u16Little(entry + 8) : bytes.u16(entry + 8);
                return value > UPRIGHT && value <= LAST ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** A TIFF block that contains only the orientation. */
    static byte[] tiff(int orientation) {
        return new byte[] {
            'M',
            'M',
            0,
            '*',
            0,
            0,
            0,
            8, // big endian, the directory follows
            0,
            1, // one entry:
            1,
            0x12,
            0,
            3,
            0,
            0,
            0,
            1,
            0,
            (byte) orientation,
            0,
            0, // orientation, one short
            0,
            0,
            0,
            0 // no other directory
        };
    }
}
