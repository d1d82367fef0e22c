package dev.sistercity.registry.shared.problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What is found wrong with a request, one fault for each place, up to a hundred: a client mends no more at once, and a refusal is to
 * cost no more than what it refuses.
 */
public final class Faults {

    /** After so many a request is looked at no further. */
    public static final int MOST = 100;

    private final List<Violation> violations = new ArrayList<>();
    private final Set<String> places = new HashSet<>();

    /**
     * Adds a fault, unless one at its place is known or there are enough.
     *
     * @return whether to go on looking
     */
    public boolean add(Violation violation) {
        String place = violation.pointer() == null ? "?" + violation.parameter() : violation.pointer();
        if (!areEnough() && places.add(place)) {
            violations.add(violation);
        }
        return !areEnough();
    }

    /**
     * What is made of a part of a request.
     *
     * @return null where the part is malformed: its faults are among these then
     */
    public <T> T of(Supplier<T> part) {
        try {
            return part.get();
        } catch (RegistryException e) {
            if (e.kind() != Kind.MALFORMED || e.violations().isEmpty()) {
                throw e;
            }
            e.violations().forEach(this::add);
            return null;
        }
    }

    public boolean areEnough() {
        return violations.size() >= MOST;
    }

    public boolean isEmpty() {
        return violations.isEmpty();
    }

    public List<Violation> all() {
        return List.copyOf(violations);
    }

    public int count() {
        return violations.size();
    }

    /** @throws RegistryException MALFORMED if anything is wrong */
    public void refuse() {
        if (!violations.isEmpty()) {
            throw RegistryException.malformed(violations);
        }
    }
}
