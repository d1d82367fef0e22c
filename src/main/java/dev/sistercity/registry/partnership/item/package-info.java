/** Parts of a partnership that have addresses of their own. */
package dev.sistercity.registry.partnership.item;
