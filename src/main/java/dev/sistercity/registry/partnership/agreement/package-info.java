/** What the sides of a partnership have signed, for how long, and where it can be read. */
package dev.sistercity.registry.partnership.agreement;
