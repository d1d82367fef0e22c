/** Parts of a city that have addresses of their own. */
package dev.sistercity.registry.city.item;
