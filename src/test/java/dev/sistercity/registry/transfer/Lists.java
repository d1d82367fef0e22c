package dev.sistercity.registry.transfer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.gazetteer.JobsDone;
import dev.sistercity.registry.gazetteer.LoadedGazetteer;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Imports lists into the running application, and reads what became of them. */
@Singleton
class Lists {

    static final String PAIRS = "preset=pairs&title=A%20list";
    static final String ONE_SIDED = "preset=one-sided&title=Another%20list";

    private final Http http;
    private final JobsDone jobs;
    private final LoadedGazetteer gazetteer;

    Lists(Http http, JobsDone jobs, LoadedGazetteer gazetteer) {
        this.http = http;
        this.jobs = jobs;
        this.gazetteer = gazetteer;
    }

    /**
     * A place of the gazetteer.
     *
     * @param country its code, or that with the code of its first-order division behind a full stop
     */
    record Town(int id, String name, String country, double latitude, double longitude, int population) {

        Town(int id, String name, String country, double latitude, double longitude) {
            this(id, name, country, latitude, longitude, 5_000);
        }

        private String row() {
            String[] in = country.split("\\.");
            return id + "\t" + name + "\t" + name + "\t\t" + latitude + "\t" + longitude + "\tP\tPPL\t" + in[0] + "\t\t"
                    + (in.length > 1 ? in[1] : "") + "\t\t\t\t" + population + "\t\t17\tEurope/Berlin\t2019-09-05\n";
        }
    }

    /** Loads a gazetteer of these places, and waits until names are looked up in it. */
    void gazetteer(Town... towns) {
        gazetteer.of(Arrays.stream(towns).map(Town::row).collect(Collectors.joining()));
    }

    /** Loads names of these places, lines of alternateNamesV2, and waits until they are looked up. */
    void names(String lines) {
        gazetteer.names(lines);
    }

    /**
     * Imports a CSV file, and writes.
     *
     * @return the job, ended
     */
    Reply written(String query, String csv) {
        return ended(sent(query + "&dryRun=false", csv.getBytes(StandardCharsets.UTF_8), "text/csv", Http.KEY));
    }

    Reply ended(Reply accepted) {
        return jobs.ended(accepted);
    }

    /**
     * Waits for the end of a job.
     *
     * @param id of it
     */
    Reply ended(String id) {
        return jobs.ended("/v1/jobs/" + id);
    }

    Reply sent(String query, byte[] file, String type, String key) {
        return http.send("POST", "/v1/imports?" + query, file, "X-API-Key", key, "Content-Type", type);
    }

    /** The rows of an import in its order. */
    List<JsonNode> rows(Reply job) {
        List<JsonNode> rows = new ArrayList<>();
        http.get("/v1/imports/" + job.at("/id") + "/rows?limit=200", "X-API-Key", Http.KEY)
                .expect(200)
                .json()
                .path("items")
                .forEach(rows::add);
        return rows;
    }

    /** The classes of the rows of an import in its order. */
    List<String> classes(Reply job) {
        return rows(job).stream().map(row -> row.path("class").asText()).toList();
    }
}
