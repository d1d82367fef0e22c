package dev.sistercity.registry.change.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class ThreeWayRevertTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @Test
    void changes_back_only_what_the_change_had_altered() throws JsonProcessingException, ThreeWayRevert.Conflict {
        assertThat(reverted("{'a':1,'b':1}", "{'a':2,'b':1}", "{'a':2,'b':3,'c':4}"))
                .isEqualTo("{'a':1,'b':3,'c':4}");
        assertThat(reverted("{'b':1}", "{'a':2,'b':1}", "{'a':2,'b':3}")).isEqualTo("{'b':3}");
        assertThat(reverted("{'a':null}", "{'a':2}", "{'a':2,'b':3}")).isEqualTo("{'b':3}");
        assertThat(reverted("{'a':{'x':1}}", "{'a':{'x':2}}", "{'a':{'x':2,'y':3}}"))
                .isEqualTo("{'a':{'x':1,'y':3}}");
    }

    @Test
    void changes_nothing_that_is_back_already() throws JsonProcessingException, ThreeWayRevert.Conflict {
        assertThat(reverted("{'a':1}", "{'a':2}", "{'a':1,'b':3}")).isEqualTo("{'a':1,'b':3}");
    }

    @Test
    void refuses_what_was_changed_otherwise() {
        assertThatThrownBy(() -> reverted("{'a':1}", "{'a':2}", "{'a':3}")).isInstanceOf(ThreeWayRevert.Conflict.class);
        assertThatThrownBy(() -> reverted("{'a':1}", "{'a':2}", "{}")).isInstanceOf(ThreeWayRevert.Conflict.class);
        assertThatThrownBy(() -> reverted("{'a':[1]}", "{'a':[2]}", "{'a':[3,4]}"))
                .isInstanceOf(ThreeWayRevert.Conflict.class);
    }

    @Test
    void finds_elements_that_have_changed_places() throws JsonProcessingException, ThreeWayRevert.Conflict {
        assertThat(reverted("{'a':[1,5]}", "{'a':[2,5]}", "{'a':[5,2]}")).isEqualTo("{'a':[5,1]}");
        assertThat(reverted("{'a':[1,5]}", "{'a':[2,5]}", "{'a':[7,2,5]}")).isEqualTo("{'a':[7,1,5]}");
        assertThat(reverted("{'a':[{'x':1}]}", "{'a':[{'x':2}]}", "{'a':[{'x':2,'y':1}]}"))
                .isEqualTo("{'a':[{'x':1,'y':1}]}");
    }

    @Test
    void takes_out_what_was_added_to_a_list_and_nothing_else() throws JsonProcessingException, ThreeWayRevert.Conflict {
        assertThat(reverted("{'a':[1]}", "{'a':[1,2]}", "{'a':[3,2,1]}")).isEqualTo("{'a':[3,1]}");
        assertThat(reverted("{'a':[1,2]}", "{'a':[1]}", "{'a':[3,1]}")).isEqualTo("{'a':[3,1,2]}");
        assertThat(reverted("{'a':[1]}", "{'a':[1,2]}", "{'a':[3]}")).isEqualTo("{'a':[3]}");
    }

    private String reverted(String before, String after, String now)
            throws JsonProcessingException, ThreeWayRevert.Conflict {
        return ThreeWayRevert.of(read(before), read(after), read(now))
                .toString()
                .replace('"', '\'');
    }

    private JsonNode read(String text) throws JsonProcessingException {
        return mapper.readTree(text.replace('\'', '"'));
    }
}
