/** What is kept true of partnerships as days pass, and of records that an earlier version wrote. */
package dev.sistercity.registry.partnership.upkeep;
