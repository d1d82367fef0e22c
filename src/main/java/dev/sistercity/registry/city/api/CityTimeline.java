package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.value.Certainty;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Period;
import java.util.List;
import java.util.function.Function;

/** What a city was at an earlier day, as far as its dates tell. */
public final class CityTimeline {

    private final CityDraft city;
    private final EdtfDate day;

    /** @param day null for today */
    public CityTimeline(CityDraft city, EdtfDate day) {
        this.city = city;
        this.day = day;
    }

    public CityKind kind() {
        if (day == null) {
            return city.kind();
        }
        DatedKind then = at(city.kinds(), kind -> new Period(kind.from(), kind.until()));
        return then == null ? city.kind() : then.kind();
    }

    /** Id of the unit that it belonged to; null for none. */
    public String partOf() {
        if (day == null) {
            return city.partOf();
        }
        DatedUnitDraft then = at(city.units(), unit -> new Period(unit.from(), unit.until()));
        return then == null ? city.partOf() : then.city();
    }

    /** Its names without those that it got later. */
    public List<Name> names() {
        return day == null
                ? city.names()
                : city.names().stream()
                        .filter(name -> name.from() == null || name.from().begunBy(day, Certainty.POSSIBLE))
                        .toList();
    }

    /** Whether it had been dissolved by then. */
    public boolean isDissolved() {
        return city.dissolved() != null && (day == null || city.dissolved().begunBy(day, Certainty.CERTAIN));
    }

    /** Whether there was still such a city. */
    public boolean existed(Certainty certainty) {
        return city.dissolved() == null
                || !city.dissolved()
                        .overBy(day, certainty == Certainty.CERTAIN ? Certainty.POSSIBLE : Certainty.CERTAIN);
    }

    public CityStatus status() {
        return day == null || city.dissolved() == null || isDissolved() ? city.status() : CityStatus.ACTIVE;
    }

    /** The last that may hold the day; null for none. */
    private <T> T at(List<T> dated, Function<T, Period> period) {
        T found = null;
        for (T one : dated) {
            if (period.apply(one).mayHold(day)
                    && (found == null || !period.apply(one).isBefore(period.apply(found)))) {
                found = one;
            }
        }
        return found;
    }
}
