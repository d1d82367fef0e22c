package dev.sistercity.registry.endpoint.write;

/**
 * The answer to a write, as it is given first and repeated for the same Idempotency-Key.
 *
 * @param location path of a new record, else null
 * @param etag null for a deletion
 * @param body null for a deletion
 */
public record WriteResponse(int status, String location, String etag, String language, byte[] body) {}
