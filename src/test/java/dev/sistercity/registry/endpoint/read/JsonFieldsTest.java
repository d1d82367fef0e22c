package dev.sistercity.registry.endpoint.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    @Test
    void takes_properties_as_they_are_written() {
        String object =
                "{\"id\":\"a\",\"n\":-1.50E3,\"text\":\"ü \\\"}\\u00e9 ,\",\"list\":[{\"n\":1},[2]],\"yes\":true,"
                        + "\"none\":null,\"part\":{\"id\":\"b\",\"text\":\"x\"},\"last\":7}";

        assertThat(of(object, "id", "n")).isEqualTo("{\"id\":\"a\",\"n\":-1.50E3}");
        assertThat(of(object, "text", "last")).isEqualTo("{\"text\":\"ü \\\"}\\u00e9 ,\",\"last\":7}");
        assertThat(of(object, "list", "yes", "none"))
                .isEqualTo("{\"list\":[{\"n\":1},[2]],\"yes\":true,\"none\":null}");
        assertThat(of(object, "part")).isEqualTo("{\"part\":{\"id\":\"b\",\"text\":\"x\"}}");
        assertThat(of(object, "unknown")).isEqualTo("{}");
        assertThat(of("{}", "id")).isEqualTo("{}");
        assertThat(of(object, "id", "n", "text", "list", "yes", "none", "part", "last"))
                .isEqualTo(object);
    }

    private static String of(String object, String... wanted) {
        return new String(
                JsonFields.of(object.getBytes(StandardCharsets.UTF_8), Set.of(wanted)), StandardCharsets.UTF_8);
    }
}
