package dev.sistercity.registry.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.change.entity.RecordVersion;
import dev.sistercity.registry.partnership.api.PartnershipDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NextAnniversariesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 30);
    private static final List<String> PRECISIONS = List.of("1990-%1$02d-%2$02d", "1990-%1$02d", "1990");

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 19, 20, 21, 22, 100, 1_000})
    void are_those_that_sorting_all_of_them_gives(int count) {
        for (int most : List.of(1, 20, 999, 1_000)) {
            List<Anniversary> all = random(count, new Random(count * 31L + most));

            NextAnniversaries next = new NextAnniversaries(most, TODAY);
            all.forEach(next::add);

            Stream<Anniversary> sorted = all.stream().sorted(Anniversary.EARLIEST_FIRST);
            assertThat(next.inOrder())
                    .as("%s of %s", most, count)
                    .isEqualTo((count <= most
                                    ? sorted
                                    : sorted.filter(one ->
                                                    !one.day().days().last().isBefore(TODAY))
                                            .limit(most))
                            .toList());
        }
    }

    private static List<Anniversary> random(int count, Random random) {
        List<Anniversary> all = new ArrayList<>(IntStream.range(0, count)
                .mapToObj(number -> {
                    String date = PRECISIONS
                            .get(random.nextInt(PRECISIONS.size()))
                            .formatted(1 + random.nextInt(12), 1 + random.nextInt(28));
                    Occasion occasion = new Occasion("established", EdtfDate.parse(date));
                    int year = 2025 + random.nextInt(3);
                    return new Anniversary(entry(random), occasion, year - 1990, occasion.in(year));
                })
                .toList());
        Collections.shuffle(all, random);
        return all;
    }

    private static Entry<PartnershipDraft> entry(Random random) {
        UUID id = new UUID(random.nextLong(), random.nextLong());
        return new Entry<>(0, new RecordVersion<>(id, 1, Instant.EPOCH, Instant.EPOCH, null), new Comparable<?>[0]);
    }
}
