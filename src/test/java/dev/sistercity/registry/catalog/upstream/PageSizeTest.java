package dev.sistercity.registry.catalog.upstream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

class PageSizeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @RepeatedTest(50)
    void whatever_line_and_records_are_the_log_is_read_to_its_end(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        // A change alone takes up to the whole patience.
        double each = Math.pow(random.nextDouble(), 6) * PATIENCE.toMillis();
        PageSize size = new PageSize(200, PATIENCE);
        int read = 0;
        int failures = 0;
        while (read < 1000) {
            assertThat(size.now()).isBetween(1, 200);
            Duration time = Duration.ofMillis((long) (each * size.now()));
            if (time.compareTo(PATIENCE) < 0) {
                read += size.now();
                size.took(time);
            } else {
                failures++;
                size.less();
            }
        }
        // It settles where the line is rather than try in vain again and again.
        assertThat(failures).isLessThanOrEqualTo(3);
    }
}
