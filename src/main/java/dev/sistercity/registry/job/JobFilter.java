package dev.sistercity.registry.job;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.job.api.JobStatus;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.page.ListParameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Which jobs a list shows. A component that is null does not narrow it.
 *
 * @param actor name of the sender
 * @param kind name of a {@link JobHandler}
 * @param status of {@link JobStatus}, in kebab case
 */
record JobFilter(String actor, String kind, String status) {

    /**
     * The parameters that make one.
     *
     * @param kinds names of all kinds
     */
    static List<ListParameter> parameters(List<String> kinds) {
        return List.of(
                ListParameter.choice("kind", "Only jobs of this kind", kinds, "import"),
                ListParameter.choice("status", "Only jobs with this status", Kebab.all(JobStatus.class), "running"));
    }

    /**
     * A registrar sees all jobs, another caller its own.
     *
     * @param parameters values by the names of {@link #parameters}
     */
    static JobFilter of(Actor caller, Map<String, String> parameters) {
        return new JobFilter(
                caller.isRegistrar() ? null : caller.name(), parameters.get("kind"), parameters.get("status"));
    }

    /** Conditions for a statement whose values are {@link #values}. */
    String sql() {
        return " where (?::text is null or actor = ?) and (?::text is null or kind = ?)"
                + " and (?::text is null or status = ?)";
    }

    /** @param more values for what follows the conditions */
    Object[] values(Object... more) {
        List<Object> values = new ArrayList<>(Arrays.asList(actor, actor, kind, kind, status, status));
        values.addAll(Arrays.asList(more));
        return values.toArray();
    }
}
