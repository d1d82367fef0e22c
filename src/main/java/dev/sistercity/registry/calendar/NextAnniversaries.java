package dev.sistercity.registry.calendar;

import dev.sistercity.registry.shared.work.TopN;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** All anniversaries that go by; of too many, those that come next. No more than twice as many as are wanted are held at once. */
final class NextAnniversaries {

    private final int most;
    private final LocalDate today;
    /** Those of today and later, of which the earliest are kept. */
    private final TopN<Anniversary> coming;

    private final List<Anniversary> all = new ArrayList<>();
    private boolean tooMany;

    NextAnniversaries(int most, LocalDate today) {
        this.most = most;
        this.today = today;
        this.coming = new TopN<>(most, Anniversary.EARLIEST_FIRST.reversed());
    }

    void add(Anniversary one) {
        if (!tooMany && all.size() == most) {
            tooMany = true;
            all.clear();
        }
        if (!tooMany) {
            all.add(one);
        }
        if (!one.day().days().last().isBefore(today)) {
            coming.add(one);
        }
    }

    /** The earliest first. */
    List<Anniversary> inOrder() {
        return (tooMany ? coming.kept() : all)
                .stream().sorted(Anniversary.EARLIEST_FIRST).toList();
    }
}
