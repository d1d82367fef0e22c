package dev.sistercity.registry.city.api;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.value.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Whether what is said of a city in time fits together, and with what it is today. */
public final class DatedValues {

    private final CityDraft city;
    private final long today;
    private final List<Violation> faults = new ArrayList<>();

    private DatedValues(CityDraft city, LocalDate today) {
        this.city = city;
        this.today = today.toEpochDay();
    }

    /** @throws RegistryException REFUSED, naming all that is wrong */
    public static void refuseFaults(CityDraft city, LocalDate today) {
        DatedValues values = new DatedValues(city, today);
        values.check();
        if (!values.faults.isEmpty()) {
            throw new RegistryException(Kind.REFUSED, values.faults.get(0).detail(), values.faults);
        }
    }

    private void check() {
        for (int i = 0; i < city.names().size(); i++) {
            check(city.names().get(i).period(), "/names/" + i);
        }
        for (int i = 0; i < city.kinds().size(); i++) {
            DatedKind kind = city.kinds().get(i);
            check(new Period(kind.from(), kind.until()), "/kinds/" + i);
            if (kind.until() == null && kind.kind() != city.kind()) {
                faults.add(Violation.at("/kinds/" + i, FaultCode.KIND_OF_TODAY));
            }
        }
        for (int i = 0; i < city.units().size(); i++) {
            DatedUnitDraft unit = city.units().get(i);
            check(new Period(unit.from(), unit.until()), "/units/" + i);
            if (unit.until() == null && !unit.city().equals(city.partOf())) {
                faults.add(Violation.at("/units/" + i, FaultCode.UNIT_OF_TODAY));
            }
        }
        if (city.dissolved() != null && city.dissolved().earliestDay() > today) {
            faults.add(Violation.at("/dissolved", FaultCode.STILL_TO_COME));
        }
    }

    private void check(Period period, String pointer) {
        period.fault(today).ifPresent(fault -> faults.add(Violation.at(pointer + fault.pointer(), fault.wording())));
    }
}
