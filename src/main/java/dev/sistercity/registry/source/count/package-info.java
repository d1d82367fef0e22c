/** Counts of a city's partnerships as sources state them, and how they stand to each other and to the registry's own. */
package dev.sistercity.registry.source.count;
