package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ListsTest {

    @Test
    void are_empty_where_none_was_given() {
        assertThat(Lists.compact(null)).isEmpty();
        assertThat(Lists.compact(new ArrayList<>())).isEmpty();
    }

    @Test
    void keep_nulls_for_validation_to_refuse() {
        assertThat(Lists.compact(Arrays.asList("a", null))).containsExactly("a", null);
    }

    @Test
    void follow_no_later_change_and_allow_none() {
        List<String> given = new ArrayList<>(List.of("a", "b", "c"));
        List<String> kept = Lists.compact(given);
        given.clear();
        assertThat(kept).containsExactly("a", "b", "c");
        assertThatThrownBy(() -> kept.add("d")).isInstanceOf(UnsupportedOperationException.class);
        List<String> odd = Lists.compact(Arrays.asList("a", null));
        assertThatThrownBy(() -> odd.set(0, "d")).isInstanceOf(UnsupportedOperationException.class);
    }
}
