package dev.sistercity.registry.shared.page;

import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Suggestion;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The query parameters of a request, checked against what the operation declares. */
public final class Parameters {

    private static final int MAX_REPEATS = 20;
    private static final int LONGEST_SHOWN = 100;

    private final Map<String, List<String>> values;

    private Parameters(Map<String, List<String>> values) {
        this.values = values;
    }

    /** @throws RegistryException MALFORMED, naming each parameter that is unknown, repeated or not well-formed text */
    public static Parameters of(Map<String, List<String>> sent, Map<String, ListParameter> declared) {
        if (sent.isEmpty()) {
            return new Parameters(Map.of());
        }
        Faults faults = new Faults();
        for (Map.Entry<String, List<String>> each : sent.entrySet()) {
            String name = each.getKey();
            ListParameter parameter = declared.get(name);
            if (parameter == null) {
                faults.add(Violation.ofParameter(shown(name), unknown(name, declared.keySet()))
                        .said(Wording.of(FaultCode.UNKNOWN_PARAMETER, shown(name))));
            } else {
                check(parameter, each.getValue()).ifPresent(faults::add);
            }
            if (faults.areEnough()) {
                break;
            }
        }
        faults.refuse();
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

    /** A name as it is quoted: not at any length. */
    private static String shown(String name) {
        return Characters.printable(name.length() > LONGEST_SHOWN ? name.substring(0, LONGEST_SHOWN) + "…" : name);
    }

    private static String unknown(String name, Collection<String> known) {
        String suggestion = Suggestion.phrase(name, known);
        String detail = "there is no query parameter " + shown(name);
        if (known.isEmpty()) {
            return detail + "; there are none here";
        }
        return detail + (suggestion.isEmpty() ? "; known are " + String.join(", ", new TreeSet<>(known)) : suggestion);
    }

    private static Optional<Violation> check(ListParameter parameter, List<String> values) {
        String name = parameter.name();
        if (values.size() > 1 && !parameter.repeatable()) {
            return Optional.of(Violation.ofParameter(name, FaultCode.NOT_REPEATED));
        }
        if (values.size() > MAX_REPEATS) {
            return Optional.of(Violation.ofParameter(name, FaultCode.REPEATED_AT_MOST, MAX_REPEATS));
        }
        for (String sent : values) {
            Optional<Violation> fault = check(parameter, parameter.plain(sent));
            if (fault.isPresent()) {
                return fault;
            }
        }
        return Optional.empty();
    }

    private static Optional<Violation> check(ListParameter parameter, String value) {
        String name = parameter.name();
        if (value.isEmpty()) {
            return Optional.of(Violation.ofParameter(name, FaultCode.NOT_EMPTY));
        }
        if (value.length() > parameter.longest()) {
            return Optional.of(Violation.ofParameter(name, FaultCode.CHARACTERS_AT_MOST, parameter.longest()));
        }
        Optional<String> fault = Characters.fault(value);
        if (fault.isPresent()) {
            return fault.map(detail -> Violation.ofParameter(name, detail));
        }
        // Percent-escapes that are no UTF-8 arrive as this character.
        if (value.indexOf('\uFFFD') >= 0) {
            return Optional.of(Violation.ofParameter(name, FaultCode.NOT_UTF_8));
        }
        // Also where nothing depends on it, as on what only one format has.
        if (parameter.kind() == ListParameter.Kind.BOOLEAN && !ParameterValues.isBool(value)) {
            return Optional.of(
                    Violation.ofParameter(name, ParameterValues.NO_BOOL).said(Wording.of(FaultCode.YES_OR_NO)));
        }
        if (parameter.allowed().isEmpty() || parameter.allowed().contains(value)) {
            return Optional.empty();
        }
        String allowed = String.join(", ", parameter.allowed());
        return Optional.of(
                Violation.ofParameter(name, "must be one of " + allowed + Suggestion.phrase(value, parameter.allowed()))
                        .said(Wording.of(FaultCode.ONE_OF, allowed)));
    }
}
