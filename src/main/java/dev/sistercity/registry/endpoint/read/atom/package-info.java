/** Records as Atom (RFC 4287): lists, and what features have to tell. */
package dev.sistercity.registry.endpoint.read.atom;
