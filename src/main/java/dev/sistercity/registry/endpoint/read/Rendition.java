package dev.sistercity.registry.endpoint.read;

/**
 * A record written out for a reader.
 *
 * @param hash of the bytes, 64 bits of their SHA-256
 * @param language the display name's, null where there is none
 */
public record Rendition(byte[] bytes, long hash, String language) {}
