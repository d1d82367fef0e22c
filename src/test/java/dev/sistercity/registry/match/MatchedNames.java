package dev.sistercity.registry.match;

import dev.sistercity.registry.gazetteer.GazetteerPlace;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** What written names are matched to. */
@Singleton
class MatchedNames {

    private final CityMatcher matcher;

    MatchedNames(CityMatcher matcher) {
        this.matcher = matcher;
    }

    /** The number of the place that is chosen; 0 for none. */
    static int chosen(CityMatch match) {
        GazetteerPlace place = match.chosen() == null ? null : match.chosen().place();
        return place == null ? 0 : place.geonamesId();
    }

    /** Rows of a table that is written with {@code " ; "} between its cells. */
    static List<String[]> rows(String... written) {
        return Arrays.stream(written).map(row -> row.split(" ; ")).toList();
    }

    /** @param rows name, country, and the number of the place that is meant */
    void are(SoftAssertions all, String... rows) {
        rows(rows).forEach(row -> is(all, row[0], row[1], Integer.parseInt(row[2])));
    }

    /** @param country null for none */
    void is(SoftAssertions all, String name, String country, int place) {
        CityMatch match = matcher.match(new CityQuery(name, country));
        all.assertThat(chosen(match))
                .as("%s, %s: %s", name, country, match.why())
                .isEqualTo(place);
    }

    /** Asked about, and none is chosen; a new one may be proposed. */
    void isNone(SoftAssertions all, String name, String country) {
        CityMatch match = matcher.match(new CityQuery(name, country));
        all.assertThat(match.chosen())
                .as("%s, %s: %s", name, country, match.why())
                .isNull();
    }
}
