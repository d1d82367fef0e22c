/** Cities that probably have another record. */
package dev.sistercity.registry.city.duplicate;
