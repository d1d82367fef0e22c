/** Maps as SVG: land without borders, and great circles. */
package dev.sistercity.registry.pages.map;
