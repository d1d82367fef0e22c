package dev.sistercity.registry.change.log;

/**
 * What ties a change to its place in the log.
 *
 * @param salt 16 random bytes that go into the digest of the document
 * @param hash SHA-256 over the hash of the change before and this change; see {@link HashChain}
 * @param hidden the digest of the document, in hexadecimal, where that is not here as it is hashed; null where it is
 */
public record ChainHash(byte[] salt, byte[] hash, String hidden) {

    public ChainHash(byte[] salt, byte[] hash) {
        this(salt, hash, null);
    }
}
