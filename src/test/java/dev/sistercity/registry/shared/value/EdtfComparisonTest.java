package dev.sistercity.registry.shared.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What two dates say together, and what a date is in JSON. */
class EdtfComparisonTest {

    @ParameterizedTest
    @CsvSource({
        "1994,    1994-10,    COMPATIBLE",
        "1979,    1980-01-28, CONFLICTS",
        "1994-10, 1994-10,    AGREES",
        "1994,    1994~,      COMPATIBLE",
        "2009/..,  2020,      COMPATIBLE",
        "2009/..,  2008,      CONFLICTS",
    })
    void weighs_two_statements(String one, String other, Agreement agreement) {
        assertThat(EdtfDate.parse(one).agreementWith(EdtfDate.parse(other))).isEqualTo(agreement);
    }

    @ParameterizedTest
    @CsvSource({
        "1994,                  1994",
        "1994-10-09~,           1994",
        "2001-22,               2001",
        "-0044-21,              -44",
        "-0044,                 -44",
        "Y12345,                12345",
        "2021-12-07/2021-12-08, 2021",
        "199X,                  ",
        "1994/1995,             ",
        "1994/..,               ",
        "199X~,                 ",
    })
    void knows_the_year_where_there_is_one(String text, Integer year) {
        assertThat(EdtfDate.parse(text).year().orElse(null)).isEqualTo(year);
    }

    @Test
    void is_qualified_at_either_end() {
        assertThat(EdtfDate.parse("1994~").isQualified()).isTrue();
        assertThat(EdtfDate.parse("1994?/1995").isQualified()).isTrue();
        assertThat(EdtfDate.parse("../1995%").isQualified()).isTrue();
        assertThat(EdtfDate.parse("1994/1995").isQualified()).isFalse();
        assertThat(EdtfDate.parse("199X").isQualified()).isFalse();
    }

    @Test
    void is_a_string_in_json() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper();

        assertThat(json.writeValueAsString(EdtfDate.parse("1994-10~"))).isEqualTo("\"1994-10~\"");
        assertThat(json.readValue("\"1994-10~\"", EdtfDate.class)).isEqualTo(EdtfDate.parse("1994-10~"));
        assertThatThrownBy(() -> json.readValue("\"31.02.1994\"", EdtfDate.class))
                .isInstanceOf(JsonProcessingException.class)
                .hasMessageContaining("does not begin with a year");
    }
}
