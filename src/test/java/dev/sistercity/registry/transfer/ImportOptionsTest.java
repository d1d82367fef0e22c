package dev.sistercity.registry.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.shared.http.JsonShape;
import dev.sistercity.registry.transfer.statement.Field;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Jobs that a later version beside this one has stored. */
class ImportOptionsTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @BeforeEach
    void asStored() {
        new JsonShape().customize(mapper);
    }

    @Test
    void passes_over_what_a_later_version_has_stored() throws JsonProcessingException {
        String stored = "{\"format\":\"csv\",\"charset\":\"UTF-8\",\"preset\":\"pairs\",\"columns\":{\"city1\":[\"a\"],"
                + "\"mayor1\":[\"m\"]},\"values\":{\"motto\":\"x\"},\"map\":{\"city2\":\"b\",\"twin3\":\"c\"},\"set\":{},"
                + "\"title\":\"A list\",\"dryRun\":true,\"pace\":{\"rows\":9}}";

        ImportOptions options = mapper.readValue(stored, ImportOptions.class);

        assertThat(options.columns()).containsOnlyKeys(Field.CITY1);
        assertThat(options.map()).containsOnlyKeys(Field.CITY2);
        assertThat(options.values()).isEmpty();
        assertThat(options.mapping(List.of("a", "b")).used()).containsExactlyInAnyOrder("a", "b");
        assertThat(mapper.readValue("{\"secondsMatching\":1,\"secondsWriting\":2,\"tide\":3}", ImportWork.State.class)
                        .secondsWriting())
                .isEqualTo(2);
        assertThat(mapper.readValue(mapper.writeValueAsString(options), ImportOptions.class))
                .isEqualTo(options);
    }
}
