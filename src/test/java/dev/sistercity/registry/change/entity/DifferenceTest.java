package dev.sistercity.registry.change.entity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void goes_as_deep_as_both_have_something() throws JsonProcessingException {
        assertThat(between("{\"a\":{\"b\":1,\"c\":2}}", "{\"a\":{\"b\":1,\"c\":3}}"))
                .containsExactly("/a/c");
        assertThat(between("{\"a\":1}", "{\"a\":{\"b\":1}}")).containsExactly("/a");
        assertThat(between("{}", "{\"a\":{\"b\":1}}")).containsExactly("/a");
        assertThat(between("{\"a\":{\"b\":1}}", "{\"a\":null}")).containsExactly("/a");
    }

    @Test
    void counts_null_and_nothing_as_the_same() throws JsonProcessingException {
        assertThat(between("{\"a\":null}", "{}")).isEmpty();
    }

    @Test
    void names_elements_of_lists_of_one_length_and_else_the_list() throws JsonProcessingException {
        assertThat(between("{\"a\":[1,2,{\"b\":3}]}", "{\"a\":[1,4,{\"b\":5}]}"))
                .containsExactly("/a/1", "/a/2/b");
        assertThat(between("{\"a\":[1,2]}", "{\"a\":[2]}")).containsExactly("/a");
    }

    @Test
    void escapes_names() throws JsonProcessingException {
        assertThat(between("{\"a/b\":1,\"c~d\":1}", "{\"a/b\":2,\"c~d\":2}")).containsExactly("/a~1b", "/c~0d");
    }

    private List<String> between(String before, String after) throws JsonProcessingException {
        return Difference.between(mapper.readTree(before), mapper.readTree(after));
    }
}
