/** Records as JSON-LD, for programs and for pages. */
package dev.sistercity.registry.endpoint.read.linkeddata;
