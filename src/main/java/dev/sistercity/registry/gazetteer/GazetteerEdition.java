package dev.sistercity.registry.gazetteer;

import java.time.Instant;
import java.util.UUID;

/**
 * What is loaded.
 *
 * @param sha256 of the file as it was sent, in hexadecimal
 * @param names by language; null while none are loaded
 */
record GazetteerEdition(UUID id, int places, String sha256, Instant loadedAt, NamesEdition names) {

    /** Letters of an id. */
    private static final int ID = 36;

    /**
     * One loaded file of names.
     *
     * @param places how many places have a name in it
     * @param sha256 of the file as it was sent
     */
    record NamesEdition(UUID id, int places, long names, String sha256, Instant loadedAt) {}

    /** Tells places with these names from the same places with others; later ones come behind in alphabetical order. */
    String key() {
        return names == null ? id.toString() : id + "-" + names.id();
    }

    static boolean isKey(String text) {
        return text.length() == ID || text.length() == 2 * ID + 1;
    }
}
