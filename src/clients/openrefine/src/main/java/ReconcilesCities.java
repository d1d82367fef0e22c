import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.refine.model.Recon;
import com.google.refine.model.recon.ReconJob;
import com.google.refine.model.recon.ReconciledDataExtensionJob;
import com.google.refine.model.recon.StandardReconConfig;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reconciles and extends the starter cities by OpenRefine's own client; ends with an exception where it cannot. */
public final class ReconcilesCities {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReconcilesCities() {}

    /** @param arguments the address of the registry */
    public static void main(String[] arguments) throws Exception {
        String base = arguments[0];
        JsonNode manifest = MAPPER.readTree(new URL(base + "/reconcile"));
        JsonNode cities = MAPPER.readTree(new URL(base + "/v1/cities?format=json&limit=200")).get("items");
        Map<String, String> expected = new HashMap<>();
        List<ReconJob> jobs = new ArrayList<>();
        List<String> asked = new ArrayList<>();
        StandardReconConfig config = new StandardReconConfig(
                base + "/reconcile",
                manifest.get("identifierSpace").asText(),
                manifest.get("schemaSpace").asText(),
                "city",
                "City",
                true,
                List.of());
        for (JsonNode city : cities) {
            jobs.add(config.createSimpleJob(city.get("name").asText()));
            asked.add(city.get("id").asText());
            expected.put(city.get("id").asText(), city.get("countryCode").asText());
        }
        int matched = 0;
        int answered = 0;
        for (int from = 0; from < jobs.size(); from += 10) {
            for (Recon recon : config.batchRecon(jobs.subList(from, Math.min(from + 10, jobs.size())), 1L)) {
                require(recon.getError() == null, recon.getError());
                String wanted = asked.get(answered++);
                require(
                        recon.candidates.stream().anyMatch(candidate -> candidate.id.equals(wanted)),
                        wanted + " is no candidate of its own name");
                if (recon.getMatch() != null) {
                    require(recon.getMatch().id.equals(wanted), recon.getMatch().id + " was taken for " + wanted);
                    matched++;
                }
            }
        }
        require(answered == expected.size(), answered + " of " + expected.size() + " names were answered");
        // The others have a namesake that their name alone does not tell them from.
        require(matched * 10 >= answered * 9, matched + " of " + answered + " cities were matched");
        extend(base, expected);
        System.out.println("OpenRefine's client matched " + matched + " of " + answered + " cities by name alone, and extended all");
        // It keeps threads of its own.
        System.exit(0);
    }

    private static void extend(String base, Map<String, String> countries) throws Exception {
        ReconciledDataExtensionJob job = new ReconciledDataExtensionJob(
                ReconciledDataExtensionJob.DataExtensionConfig.reconstruct(
                        "{\"properties\":[{\"id\":\"countryCode\",\"name\":\"Country code\"},{\"id\":\"partners\",\"name\":\"Partners\"}]}"),
                base + "/reconcile");
        Map<String, ReconciledDataExtensionJob.DataExtension> rows =
                job.extend(Set.copyOf(countries.keySet()), new HashMap<>());
        countries.forEach((id, country) ->
                require(rows.get(id).data[0][0].equals(country), id + " is in " + rows.get(id).data[0][0]));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
