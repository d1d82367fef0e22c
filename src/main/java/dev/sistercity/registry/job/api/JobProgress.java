package dev.sistercity.registry.job.api;

import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How far a job is.
 *
 * @param phase null unless the job runs
 * @param total null while unknown
 * @param perSecond over the run that is under way, or was the last; null before there is one
 * @param secondsLeft at that rate; null where it is unknown: before the rows are counted, and once all are done
 */
@Schema(name = "Progress", description = "How far a job is, in rows")
record JobProgress(
        @Schema(description = "What is being done; absent unless the job runs")
        JobPhase phase,

        @Schema(required = true, description = "Rows that are done", examples = "60000")
        long done,

        @Schema(description = "Rows in all, as soon as they are counted", examples = "135233")
        Long total,

        @Schema(description = "Rows in a second", examples = "31250.0")
        Double perSecond,

        @Schema(description = "At this rate", examples = "3")
        Long secondsLeft) {

    static JobProgress of(Job job, Instant now) {
        if (job.runAt() == null) {
            return new JobProgress(JobPhase.of(job), job.done(), job.total(), null, null);
        }
        Instant until = job.finishedAt() == null ? now : job.finishedAt();
        double seconds = Math.max(1, Duration.between(job.runAt(), until).toMillis()) / 1000.0;
        double rate = Math.round((job.done() - job.runFrom()) / seconds * 10) / 10.0;
        JobPhase phase = JobPhase.of(job);
        boolean known = phase == JobPhase.WORKING && rate > 0;
        Long left = known ? (Long) (long) Math.ceil((job.total() - job.done()) / rate) : null;
        return new JobProgress(phase, job.done(), job.total(), rate, left);
    }
}
