package dev.sistercity.registry.change.log;

/**
 * What ties a change to its place in the log.
 *
 * @param salt 16 random bytes that go into the digest of the document
 * @param hash SHA-256 over the hash of the change before and this change; see {@link HashChain}
 */
public record ChainHash(byte[] salt, byte[] hash) {}
