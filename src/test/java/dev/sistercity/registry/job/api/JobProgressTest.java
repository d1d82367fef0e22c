package dev.sistercity.registry.job.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a job says of how far it is. */
class JobProgressTest {

    private static final Instant BEGUN = Instant.parse("2026-11-28T10:00:00Z");

    @Test
    void is_counting_until_the_rows_are_counted() {
        JobProgress jobProgress = progress(JobStatus.RUNNING, 0, null);

        assertThat(jobProgress.phase()).isEqualTo(JobPhase.COUNTING);
        assertThat(jobProgress.secondsLeft()).isNull();
    }

    @Test
    void tells_the_time_that_the_rows_take() {
        JobProgress jobProgress = progress(JobStatus.RUNNING, 400, 1_000L);

        assertThat(jobProgress.phase()).isEqualTo(JobPhase.WORKING);
        assertThat(jobProgress.perSecond()).isEqualTo(40.0);
        assertThat(jobProgress.secondsLeft()).isEqualTo(15);
    }

    /** The index of a gazetteer takes longer than its rows: nothing may say that no time is left. */
    @Test
    void is_finishing_for_an_unknown_time_once_all_rows_are_done() {
        JobProgress jobProgress = progress(JobStatus.RUNNING, 1_000, 1_000L);

        assertThat(jobProgress.phase()).isEqualTo(JobPhase.FINISHING);
        assertThat(jobProgress.secondsLeft()).isNull();
    }

    @Test
    void is_doing_nothing_unless_it_runs() {
        for (JobStatus status :
                new JobStatus[] {JobStatus.QUEUED, JobStatus.DONE, JobStatus.FAILED, JobStatus.CANCELLED}) {
            assertThat(progress(status, 1_000, 1_000L).phase())
                    .as(status.name())
                    .isNull();
        }
    }

    private static JobProgress progress(JobStatus status, long done, Long total) {
        Instant now = BEGUN.plusSeconds(10);
        Job job = new Job(
                UUID.randomUUID(),
                "import",
                "registrar",
                null,
                status,
                null,
                BEGUN,
                BEGUN,
                null,
                done,
                total,
                BEGUN,
                0,
                1,
                null,
                null,
                null,
                false);
        return JobProgress.of(job, now);
    }
}
