package dev.sistercity.registry.shared.page;

import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import dev.sistercity.registry.shared.problem.Violation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The query parameters of a request, checked against what the operation declares. */
public final class Parameters {

    private static final int MAX_LENGTH = 500;
    private static final int MAX_REPEATS = 20;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws RegistryException MALFORMED, naming each parameter that is unknown, repeated or not well-formed text */
    public static Parameters of(Map<String, List<String>> sent, Map<String, ListParameter> declared) {
        if (sent.isEmpty()) {
            return new Parameters(Map.of());
        }
        List<Violation> violations = new ArrayList<>();
        sent.forEach((name, values) -> {
            ListParameter parameter = declared.get(name);
            if (parameter == null) {
                violations.add(Violation.ofParameter(Characters.printable(name), unknown(name, declared.keySet())));
            } else {
                check(parameter, values).ifPresent(detail -> violations.add(Violation.ofParameter(name, detail)));
            }
        });
        if (!violations.isEmpty()) {
            throw RegistryException.malformed(violations);
        }
        return new Parameters(sent);
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> one(String name) {
        List<String> all = values.get(name);
        return all == null || all.isEmpty() ? Optional.empty() : Optional.of(all.get(0));
    }

    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The parameters as they were sent, in no particular order. */
    public Map<String, List<String>> sent() {
        return values;
    }

    private static String unknown(String name, Collection<String> known) {
        String suggestion = Suggestion.phrase(name, known);
        String detail = "there is no query parameter " + Characters.printable(name);
        return detail + (suggestion.isEmpty() ? "; known are " + String.join(", ", new TreeSet<>(known)) : suggestion);
    }

    private static Optional<String> check(ListParameter parameter, List<String> values) {
        if (values.size() > 1 && !parameter.repeatable()) {
            return Optional.of("must not be repeated");
        }
        if (values.size() > MAX_REPEATS) {
            return Optional.of("must not be repeated more than " + MAX_REPEATS + " times");
        }
        for (String value : values) {
            if (value.isEmpty()) {
                return Optional.of("must not be empty");
            }
            if (value.length() > MAX_LENGTH) {
                return Optional.of("must have at most " + MAX_LENGTH + " characters");
            }
            Optional<String> fault = Characters.fault(value);
            if (fault.isPresent()) {
                return fault;
            }
            // Percent-escapes that are no UTF-8 arrive as this character.
            if (value.indexOf('\uFFFD') >= 0) {
                return Optional.of("is not UTF-8");
            }
            if (!parameter.allowed().isEmpty() && !parameter.allowed().contains(value)) {
                return Optional.of("must be one of " + String.join(", ", parameter.allowed())
                        + Suggestion.phrase(value, parameter.allowed()));
            }
        }
        return Optional.empty();
    }
}
