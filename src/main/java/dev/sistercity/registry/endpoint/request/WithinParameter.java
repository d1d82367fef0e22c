package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The parameters of a list whose path names the record that one of its filters is about. Where the listed records can be found
 * by a unit and everything under it, that list can count the units under the record in.
 */
public final class WithinParameter {

    private static final String WITHIN = "within";

    /** Whether what is asked of one city is asked of the units under it, too. */
    public static final ListParameter UNITS_UNDER = new ListParameter(
            WITHIN,
            "true: the units under the city count for it, too; false by default",
            ListParameter.Kind.BOOLEAN,
            false,
            List.of(),
            null);

    private WithinParameter() {}

    /** @throws dev.sistercity.registry.shared.problem.RegistryException MALFORMED for what is neither true nor false */
    public static boolean isWanted(Parameters parameters) {
        return parameters
                .one(WITHIN)
                .map(value -> ParameterValues.bool(WITHIN, value))
                .orElse(false);
    }

    /**
     * What may be sent.
     *
     * @param declared what the list itself takes
     */
    public static Map<String, ListParameter> declared(Map<String, ListParameter> declared, String filter) {
        Map<String, ListParameter> open = new LinkedHashMap<>(declared);
        open.remove(filter);
        open.replace(WITHIN, UNITS_UNDER);
        return open;
    }

    /** What the list itself is asked for. */
    public static Parameters parameters(
            ApiRequest apiRequest, Map<String, ListParameter> declared, String filter, UUID id) {
        Parameters sent = Parameters.of(apiRequest.parameters(), declared(declared, filter));
        boolean within = isWanted(sent);
        Map<String, List<String>> all = new LinkedHashMap<>(apiRequest.parameters());
        all.remove(WITHIN);
        all.put(within ? WITHIN : filter, List.of(id.toString()));
        return Parameters.of(all, declared);
    }
}
