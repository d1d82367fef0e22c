package dev.sistercity.registry.edition;

import java.time.Instant;
import java.util.Map;

/**
 * A frozen state of the whole registry: the log up to a number.
 *
 * @param number from 1, without gaps
 * @param sequence of the last change that is in it
 * @param hash of that change, in hexadecimal
 * @param at time of that change
 * @param madeAt when it was frozen
 * @param checksum SHA-256 of the file of all records, in hexadecimal
 * @param records how many records of each collection are in it
 */
record Edition(
        int number,
        long sequence,
        String hash,
        Instant at,
        Instant madeAt,
        String checksum,
        Map<String, Integer> records) {}
