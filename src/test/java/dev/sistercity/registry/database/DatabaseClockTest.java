package dev.sistercity.registry.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class DatabaseClockTest {

    @Property
    void is_the_databases_whatever_the_machines_says_and_the_machines_until_that_is_known(
            @ForAll Instant machine, @ForAll Instant database) {
        Clock own = Clock.fixed(machine, ZoneOffset.UTC);
        assertThat(new DatabaseClock(own, () -> Optional.of(database)).instant())
                .isEqualTo(database);
        assertThat(new DatabaseClock(own, Optional::empty).instant()).isEqualTo(machine);
        assertThat(new DatabaseClock(own, Optional::empty)
                        .withZone(ZoneOffset.ofHours(2))
                        .instant())
                .isEqualTo(machine);
    }
}
