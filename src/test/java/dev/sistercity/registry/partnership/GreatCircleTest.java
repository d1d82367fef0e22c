package dev.sistercity.registry.partnership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.city.api.Place;
import java.util.List;
import org.junit.jupiter.api.Test;

class GreatCircleTest {

    private static final Place SHANGHAI = new Place(31.22222, 121.45806);
    private static final Place SAN_FRANCISCO = new Place(37.77493, -122.41942);
    private static final Place HAMBURG = new Place(53.55073, 9.99302);

    @Test
    void runs_from_the_one_place_to_the_other_in_short_steps() {
        JsonNode line = GreatCircle.lines(List.of(SHANGHAI, HAMBURG));

        JsonNode points = line.get("coordinates").get(0);
        assertThat(line.get("type").textValue()).isEqualTo("MultiLineString");
        assertThat(line.get("coordinates")).hasSize(1);
        assertThat(point(points.get(0))).containsExactly(121.45806, 31.22222);
        assertThat(point(points.get(points.size() - 1))).containsExactly(9.99302, 53.55073);
        for (int i = 1; i < points.size(); i++) {
            assertThat(place(points.get(i - 1)).kmTo(place(points.get(i)))).isLessThan(251);
        }
    }

    @Test
    void follows_the_shortest_line_and_not_the_parallel() {
        JsonNode points =
                GreatCircle.lines(List.of(SHANGHAI, HAMBURG)).get("coordinates").get(0);

        double length = 0;
        for (int i = 1; i < points.size(); i++) {
            length += place(points.get(i - 1)).kmTo(place(points.get(i)));
        }
        assertThat(length).isCloseTo(SHANGHAI.kmTo(HAMBURG), within(0.1));
    }

    @Test
    void is_cut_in_two_at_the_antimeridian() {
        JsonNode line = GreatCircle.lines(List.of(SHANGHAI, SAN_FRANCISCO));

        assertThat(line.get("type").textValue()).isEqualTo("MultiLineString");
        JsonNode pieces = line.get("coordinates");
        assertThat(pieces).hasSize(2);
        JsonNode end = pieces.get(0).get(pieces.get(0).size() - 1);
        JsonNode start = pieces.get(1).get(0);
        assertThat(end.get(0).doubleValue()).isEqualTo(180);
        assertThat(start.get(0).doubleValue()).isEqualTo(-180);
        assertThat(end.get(1)).isEqualTo(start.get(1));
        assertThat(point(pieces.get(1).get(pieces.get(1).size() - 1))).containsExactly(-122.41942, 37.77493);
    }

    @Test
    void is_cut_on_its_way_west_too() {
        JsonNode pieces = GreatCircle.lines(List.of(SAN_FRANCISCO, SHANGHAI)).get("coordinates");

        assertThat(pieces).hasSize(2);
        assertThat(pieces.get(0).get(pieces.get(0).size() - 1).get(0).doubleValue())
                .isEqualTo(-180);
        assertThat(pieces.get(1).get(0).get(0).doubleValue()).isEqualTo(180);
    }

    @Test
    void is_whole_where_it_only_begins_at_the_antimeridian() {
        for (double longitude : new double[] {180, -180}) {
            JsonNode east = GreatCircle.lines(List.of(new Place(-17, longitude), new Place(-17, -170)));
            JsonNode west = GreatCircle.lines(List.of(new Place(-17, longitude), new Place(-17, 170)));

            assertThat(east.get("coordinates")).hasSize(1);
            assertThat(east.get("coordinates").get(0).get(0).get(0).doubleValue())
                    .isEqualTo(-180);
            assertThat(west.get("coordinates")).hasSize(1);
            assertThat(west.get("coordinates").get(0).get(0).get(0).doubleValue())
                    .isEqualTo(180);
        }
    }

    @Test
    void leads_from_the_first_of_several_places_to_each_other_one() {
        JsonNode line = GreatCircle.lines(List.of(SHANGHAI, HAMBURG, new Place(34.69374, 135.50218)));

        assertThat(line.get("type").textValue()).isEqualTo("MultiLineString");
        assertThat(line.get("coordinates")).hasSize(2);
    }

    @Test
    void has_two_points_even_where_both_places_are_the_same() {
        assertThat(GreatCircle.lines(List.of(HAMBURG, HAMBURG))
                        .get("coordinates")
                        .get(0))
                .hasSize(2);
    }

    @Test
    void is_null_where_fewer_than_two_places_are_known() {
        assertThat(GreatCircle.lines(List.of(SHANGHAI)).isNull()).isTrue();
    }

    private static double[] point(JsonNode point) {
        return new double[] {point.get(0).doubleValue(), point.get(1).doubleValue()};
    }

    private static Place place(JsonNode point) {
        return new Place(point.get(1).doubleValue(), point.get(0).doubleValue());
    }
}
