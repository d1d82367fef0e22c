/** A city's year in figures, with the records that each comes from: what an office hands its council. */
package dev.sistercity.registry.report;
