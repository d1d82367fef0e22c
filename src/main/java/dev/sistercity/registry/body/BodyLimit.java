package dev.sistercity.registry.body;

/** How much an operation takes. */
public enum BodyLimit {
    /** A POST that says all in its address: enough to see that a body came nevertheless. */
    NONE(1 << 10, "1 KiB"),

    /** One record, a patch of one, or something as small. */
    RECORD(1 << 20, "1 MiB"),

    /** Many questions at once: a thousand, with all that may stand beside a name. */
    BATCH(2 << 20, "2 MiB"),

    /** A file, which goes to disk as it comes. GeoNames' files of cities have up to 15 MiB as published, up to 40 unpacked. */
    FILE(64 << 20, "64 MiB"),

    /** A file of the registrar's. GeoNames' names of all places of the world have some 200 MiB as published. */
    LARGE_FILE(512 << 20, "512 MiB");

    private final long bytes;
    private final String words;

    BodyLimit(long bytes, String words) {
        this.bytes = bytes;
        this.words = words;
    }

    /** Whether the body goes to disk as it comes. */
    boolean isFile() {
        return this == FILE || this == LARGE_FILE;
    }

    /** The most bytes that a body may have. */
    public long bytes() {
        return bytes;
    }

    /** As people write it: "1 MiB". */
    public String words() {
        return words;
    }
}
