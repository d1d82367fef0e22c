package dev.sistercity.registry.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.job.JobHandler;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.job.Senders;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Loads a GeoNames file. The whole file is looked through before anything is stored; then its rows are stored as an edition
 * that no reader sees, indexed, and put in the place of the one before, all at once.
 */
@Singleton
class GazetteerImport implements JobHandler {

    static final String NAME = "gazetteer-import";
    static final String DRY_RUN = "dryRun";
    static final String SHA256 = "sha256";

    private static final String PUBLISHED = "published";
    private static final int BATCH = 10_000;

    private final PlaceTable table;
    private final PlaceStore store;
    private final Senders senders;

    GazetteerImport(PlaceTable table, PlaceStore store, Senders senders) {
        this.table = table;
        this.store = store;
        this.senders = senders;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode run(JobRun run) throws IOException {
        int places = count(run);
        run.total(places);
        ObjectNode report = JsonNodeFactory.instance.objectNode().put("places", places);
        if (run.parameters().path(DRY_RUN).asBoolean()) {
            return report.put(DRY_RUN, true);
        }
        if (run.state() == null || !run.state().path(PUBLISHED).asBoolean()) {
            copy(run);
            publish(run, places);
        }
        return report.put(SHA256, run.parameters().path(SHA256).asText());
    }

    private static int count(JobRun run) throws IOException {
        int count = 0;
        try (GeoNamesReader geoNamesReader = new GeoNamesReader(run.file())) {
            while (geoNamesReader.next() != null) {
                count++;
                if (count % BATCH == 0) {
                    run.proceed();
                }
            }
        }
        return count;
    }

    private void copy(JobRun run) throws IOException {
        long stored = run.done();
        List<GeoNamesRow> batch = new ArrayList<>(BATCH);
        try (GeoNamesReader geoNamesReader = new GeoNamesReader(run.file())) {
            long read = 0;
            for (GeoNamesRow geoNamesRow; (geoNamesRow = geoNamesReader.next()) != null; ) {
                if (++read > stored) {
                    batch.add(geoNamesRow);
                }
                if (batch.size() == BATCH) {
                    copy(run, batch, read);
                }
            }
            copy(run, batch, read);
        }
    }

    private void copy(JobRun run, List<GeoNamesRow> batch, long read) {
        if (!batch.isEmpty()) {
            run.step(() -> {
                table.copy(run.id(), batch);
                return new JobRun.Step(read, null);
            });
            batch.clear();
        }
    }

    private void publish(JobRun run, int places) {
        try {
            Optional<GazetteerEdition> before = table.current();
            store.prepare(new GazetteerEdition(
                    run.id(),
                    places,
                    null,
                    null,
                    before.map(GazetteerEdition::names).orElse(null)));
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
        run.step(() -> {
            senders.of(run);
            table.publish(run.id(), places, run.parameters().path(SHA256).asText());
            return new JobRun.Step(places, JsonNodeFactory.instance.objectNode().put(PUBLISHED, true));
        });
    }

    @Override
    public void undo(JobRun run) {
        boolean published = run.state() != null && run.state().path(PUBLISHED).asBoolean();
        if (!published) {
            table.remove(run.id());
        }
    }
}
