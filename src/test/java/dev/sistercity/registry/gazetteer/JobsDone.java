package dev.sistercity.registry.gazetteer;

import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Patience;
import dev.sistercity.registry.support.Reply;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Waits for jobs, and leaves some as a replica leaves them that dies. */
@Singleton
public class JobsDone {

    private static final Set<String> ENDS = Set.of("done", "failed", "cancelled");

    private final Http http;
    private final DataSource database;
    private final PlaceTable table;

    JobsDone(Http http, DataSource database, PlaceTable table) {
        this.http = http;
        this.database = database;
        this.table = table;
    }

    /** Waits for the end of the job that was answered. */
    public Reply ended(Reply accepted) {
        return ended(accepted.expect(202).header("Location"));
    }

    /** Id of a job that has ended and left nothing but itself. */
    public String dryRun() {
        return ended(http.send(
                        "POST",
                        "/v1/gazetteer/imports?dryRun=true",
                        GeoNamesTable.utf8(GeoNamesTable.towns(1)),
                        "X-API-Key",
                        Http.KEY,
                        "Content-Type",
                        "text/tab-separated-values"))
                .at("/id");
    }

    /**
     * An import of a list of which one row is to be reviewed.
     *
     * @param key of its sender
     * @return its id
     */
    public String imported(String key) {
        return ended(http.send(
                        "POST",
                        "/v1/imports?preset=pairs&title=A%20list&dryRun=false",
                        GeoNamesTable.utf8("city1,city2\nNowhere,Elsewhere\n"),
                        "X-API-Key",
                        key,
                        "Content-Type",
                        "text/csv"))
                .at("/id");
    }

    /**
     * The review of that row.
     *
     * @param id of the import
     */
    public String review(String id, String key) {
        return http.get("/v1/imports/" + id + "/rows", "X-API-Key", key)
                .expect(200)
                .at("/items/0/review");
    }

    public Reply ended(String address) {
        AtomicReference<Reply> job = new AtomicReference<>();
        Patience.until("the job to end", () -> {
            job.set(http.get(address, "X-API-Key", Http.KEY).expect(200));
            return ENDS.contains(job.get().at("/status"));
        });
        return job.get();
    }

    /** An import of which so many rows are stored, whose runner has been silent since; in one transaction, as it works. */
    UUID abandoned(byte[] file, int rows) {
        UUID id = UUID.randomUUID();
        try {
            List<GeoNamesRow> stored = new ArrayList<>();
            try (GeoNamesReader reading = new GeoNamesReader(new ByteArrayInputStream(file))) {
                while (stored.size() < rows) {
                    stored.add(reading.next());
                }
            }
            table.copy(id, stored);
            run("""
                    insert into job (id, kind, actor, request, status, parameters, created_at, started_at, done, total,
                      run_at, attempts, runner, lease_until)
                    values (?, 'gazetteer-import', 'registrar', 'x', 'running', '{}', now(), now(), ?, 25000, now(), 1, ?,
                      now() + interval '3 seconds')""", id, rows, UUID.randomUUID());
            run("insert into job_file (job_id, part, bytes) values (?, 0, ?)", id, file);
        } catch (SQLException | IOException e) {
            throw new AssertionError(e);
        }
        return id;
    }

    private void run(String sql, Object... values) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
