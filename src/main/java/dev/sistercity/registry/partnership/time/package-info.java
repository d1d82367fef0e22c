/** What a partnership was at any day: the one rule for its status, and its history as its dates tell it. */
package dev.sistercity.registry.partnership.time;
