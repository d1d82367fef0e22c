package dev.sistercity.registry.city;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.city.api.Box;
import dev.sistercity.registry.city.api.Place;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PlaceCellsTest {

    /** Anywhere, and on the edges of cells, of the antimeridian and of the poles. */
    @Provide
    Arbitrary<Place> places() {
        return Combinators.combine(degrees(90), degrees(180)).as(Place::new);
    }

    private static Arbitrary<Double> degrees(int most) {
        return Arbitraries.oneOf(
                Arbitraries.doubles().between(-most, most).ofScale(6),
                Arbitraries.integers().between(-most, most).map(Integer::doubleValue),
                Arbitraries.of((double) -most, (double) most, most - 0.000001, 0.000001 - most, -0.0, 0.0));
    }

    @Property(tries = 2_000)
    void no_city_of_a_box_lies_in_another_cell(@ForAll("places") Place corner, @ForAll("places") Place other) {
        Box box = new Box(
                corner.longitude(),
                Math.min(corner.latitude(), other.latitude()),
                other.longitude(),
                Math.max(corner.latitude(), other.latitude()));
        assertThat(touches(box, corner)).isTrue();
        assertThat(touches(box, other)).isTrue();
        assertThat(touches(box, new Place(box.south(), box.east()))).isTrue();
        assertThat(PlaceCells.touching(box)).doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(1_400);
    }

    @Property(tries = 2_000)
    void no_place_of_a_circle_lies_in_another_cell(
            @ForAll("places") Place middle,
            @ForAll("places") Place other,
            @ForAll @DoubleRange(min = 0, max = 1.2) double share) {
        double km = middle.kmTo(other);
        double radiusKm = km * share;
        assertThat(middle.isWithin(radiusKm, other)).isEqualTo(km <= radiusKm);
        if (km <= radiusKm) {
            assertThat(touches(Box.around(middle, radiusKm), other)).isTrue();
        }
    }

    @Property
    void a_small_circle_touches_few_cells(
            @ForAll @IntRange(min = -60, max = 60) int latitude,
            @ForAll @IntRange(min = -180, max = 180) int longitude) {
        assertThat(PlaceCells.touching(Box.around(new Place(latitude, longitude), 50)))
                .hasSizeLessThanOrEqualTo(9);
    }

    @Test
    void the_antimeridian_is_in_one_cell_from_both_sides() {
        assertThat(PlaceCells.of(new Place(-17, 180))).isEqualTo(PlaceCells.of(new Place(-17, -180)));
        Set<String> fiji = new HashSet<>(PlaceCells.touching(new Box(177, -20, -178, -15)));
        assertThat(fiji)
                .contains(
                        PlaceCells.of(new Place(-17, 179.5)).get(0),
                        PlaceCells.of(new Place(-17, -179)).get(0));
    }

    private static boolean touches(Box box, Place place) {
        return PlaceCells.touching(box).stream()
                .anyMatch(cell -> PlaceCells.of(place).contains(cell));
    }
}
