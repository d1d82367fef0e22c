package dev.sistercity.registry.job.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A job as its sender sees it. */
@Schema(name = "Job", description = "Long work that goes on after the answer")
public record JobView(
        @Schema(required = true, description = "Its id: it is found at /v1/jobs/{id}")
        UUID id,

        @Schema(required = true, description = "What is done", examples = "gazetteer-import")
        String kind,

        @Schema(required = true, description = "queued, running, done, failed or cancelled", examples = "running")
        JobStatus status,

        @Schema(required = true) JobProgress progress,

        @Schema(required = true, description = "When it was sent")
        Instant createdAt,

        @Schema(description = "When it began") Instant startedAt,
        @Schema(description = "When it ended") Instant finishedAt,

        @Schema(
                type = SchemaType.OBJECT,
                description = "What it did; there when it has ended, and for some kinds before")
        JsonNode report,

        @Schema(description = "Why it failed") JobFailure failure) {

    public static JobView of(Job job, Instant now) {
        return new JobView(
                job.id(),
                job.kind(),
                job.status(),
                JobProgress.of(job, now),
                job.createdAt(),
                job.startedAt(),
                job.finishedAt(),
                job.report(),
                job.failure());
    }
}
