/**
 * A client of a Sister City Registry. {@link dev.sistercity.client.Registry} is the way in; the operations that it has no method for are
 * in the generated core, {@code dev.sistercity.client.api}, which {@link dev.sistercity.client.Registry#core()} opens.
 */
package dev.sistercity.client;
