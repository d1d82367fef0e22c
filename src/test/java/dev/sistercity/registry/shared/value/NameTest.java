package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validator;
import org.junit.jupiter.api.Test;

class NameTest {

    private final Validator validator = Violations.validator();

    @Test
    void takes_names_texts_and_persons() {
        assertThat(Violations.of(Name.always("上海", "zh-Hans", null), validator)).isEmpty();
        assertThat(Violations.of(new Text("Freundschaft", "de"), validator)).isEmpty();
        assertThat(Violations.of(new Person("Jane Doe", "Mayor", null), validator))
                .isEmpty();
        assertThat(Name.always("上海", "zh-Hans", null).kind()).isEqualTo(NameKind.OFFICIAL);
    }

    @Test
    void names_every_fault_once() {
        assertThat(Violations.of(Name.always(" ", null, null), validator))
                .containsExactly("lang: must name the language, such as en or zh-Hans", "value: must not be blank");
        assertThat(Violations.of(Name.always("x".repeat(301), "english", null), validator))
                .containsExactly(
                        "lang: must be a BCP 47 language tag with registered parts, such as en, pt-BR or zh-Hans",
                        "value: must have at most 300 characters");
        assertThat(Violations.of(new Text("x".repeat(10_001), "de"), validator))
                .containsExactly("value: must have at most 10000 characters");
        assertThat(Violations.of(new Text(null, ""), validator)).hasSize(2);
        assertThat(Violations.of(new Person("\n", "", "\t\n "), validator))
                .containsExactly(
                        "name: must not be blank", "organization: must not be blank", "position: must not be blank");
        assertThat(Violations.of(new Person("Jane Doe", "Mayor", "x".repeat(301)), validator))
                .containsExactly("organization: must have at most 300 characters");
    }
}
