package dev.sistercity.registry.shared.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RepeatedFaultsTest {

    private final RepeatedFaults faults = new RepeatedFaults();

    @Test
    void says_a_fault_that_goes_on_once() {
        assertThat(faults.isNew(fault(1))).isTrue();
        for (int i = 2; i < 100; i++) {
            assertThat(faults.isNew(fault(i))).isFalse();
        }
    }

    @Test
    void says_one_of_another_kind_or_cause_or_after_all_was_well() {
        assertThat(faults.isNew(fault(1))).isTrue();
        assertThat(faults.isNew(new IllegalStateException("1"))).isTrue();
        assertThat(faults.isNew(new IllegalStateException("1", new ArithmeticException("2"))))
                .isTrue();
        assertThat(faults.isNew(new IllegalStateException("1", new ArithmeticException("3"))))
                .isFalse();
        faults.passed();
        assertThat(faults.isNew(new IllegalStateException("1", new ArithmeticException("4"))))
                .isTrue();
    }

    @Test
    void ends_where_causes_go_round() {
        RuntimeException one = new RuntimeException("one");
        one.initCause(new RuntimeException("other", one));
        assertThat(faults.isNew(one)).isTrue();
        assertThat(faults.isNew(one)).isFalse();
    }

    private static RuntimeException fault(int number) {
        return new RuntimeException("fault " + number);
    }
}
