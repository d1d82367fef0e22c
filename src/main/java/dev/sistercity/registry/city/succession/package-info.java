/** Which city came after which. */
package dev.sistercity.registry.city.succession;
