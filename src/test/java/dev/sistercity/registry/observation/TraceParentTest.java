package dev.sistercity.registry.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00f067aa0ba902b7";

    @Test
    void goes_on_with_the_callers_trace() {
        assertThat(TraceParent.of("00-" + TRACE + "-" + PARENT + "-01")).contains(new TraceParent(TRACE, PARENT, true));
        assertThat(TraceParent.of("00-" + TRACE + "-" + PARENT + "-00"))
                .contains(new TraceParent(TRACE, PARENT, false));
        assertThat(TraceParent.of("cc-" + TRACE + "-" + PARENT + "-01-what-comes-later"))
                .contains(new TraceParent(TRACE, PARENT, true));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "zz-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01",
                "\"\r\n-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
            })
    void takes_nothing_else(String header) {
        assertThat(TraceParent.of(header)).isEmpty();
    }

    @Test
    void ids_are_never_none_and_can_be_read_again() {
        Random random = new Random(17);
        for (int i = 0; i < 10_000; i++) {
            TraceParent begun = TraceParent.begun(random, true);
            String header = "00-" + begun.trace() + "-" + TraceParent.id(random, 8) + "-01";
            assertThat(TraceParent.of(header)).map(TraceParent::trace).contains(begun.trace());
        }
        assertThat(TraceParent.of(null)).isEmpty();
    }
}
