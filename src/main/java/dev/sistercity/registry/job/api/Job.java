package dev.sistercity.registry.job.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A job as it is stored.
 *
 * @param actor name of who sent it
 * @param actorKey id of the key with which it was sent; null where that is none that can be revoked
 * @param done steps of the work that are done; what a step is, the kind says: rows, mostly
 * @param total null while unknown
 * @param runAt when the run that is under way, or was the last, began; null if none has
 * @param runFrom what was done before that run
 * @param state where the work stands, in the words of its kind; null at the beginning
 */
public record Job(
        UUID id,
        String kind,
        String actor,
        UUID actorKey,
        JobStatus status,
        JsonNode parameters,
        Instant createdAt,
        Instant startedAt,
        Instant finishedAt,
        long done,
        Long total,
        Instant runAt,
        long runFrom,
        int attempts,
        JsonNode state,
        JsonNode report,
        JobFailure failure,
        boolean cancelRequested) {}
