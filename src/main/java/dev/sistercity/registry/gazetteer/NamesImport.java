package dev.sistercity.registry.gazetteer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sistercity.registry.gazetteer.name.AlternateNameReader;
import dev.sistercity.registry.gazetteer.name.TableLines;
import dev.sistercity.registry.job.JobFailedException;
import dev.sistercity.registry.job.JobHandler;
import dev.sistercity.registry.job.JobRun;
import dev.sistercity.registry.job.Senders;
import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipException;
import org.roaringbitmap.RoaringBitmap;

/**
 * Loads GeoNames' {@code alternateNamesV2} beside the places: names by language, and items of Wikidata. The file is read as a stream,
 * once to see that it is what it says and once to keep the lines of the places that are loaded; then these take the place of the names
 * before, all at once.
 */
@Singleton
class NamesImport implements JobHandler {

    static final String NAME = "gazetteer-names-import";

    private static final String PUBLISHED = "published";
    /** Names that are stored in one step. */
    private static final int BATCH = 10_000;
    /** Lines after which progress is told at the latest. */
    private static final int LOOK = 500_000;

    private final PlaceTable places;
    private final NameTable names;
    private final PlaceStore store;
    private final Senders senders;
    private final Clock clock;

    NamesImport(PlaceTable places, NameTable names, PlaceStore store, Senders senders, Clock clock) {
        this.places = places;
        this.names = names;
        this.store = store;
        this.senders = senders;
        this.clock = clock;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public JsonNode run(JobRun run) throws IOException {
        GazetteerEdition gazetteer = gazetteer();
        RoaringBitmap wanted = numbers(gazetteer);
        ObjectNode report = look(run, wanted);
        if (run.parameters().path(GazetteerImport.DRY_RUN).asBoolean()) {
            return report.put(GazetteerImport.DRY_RUN, true);
        }
        if (run.state() == null || !run.state().path(PUBLISHED).asBoolean()) {
            copy(run, wanted);
            publish(run, gazetteer, report);
        }
        return report.put(
                GazetteerImport.SHA256,
                run.parameters().path(GazetteerImport.SHA256).asText());
    }

    private GazetteerEdition gazetteer() {
        try {
            return places.current()
                    .orElseThrow(() -> new JobFailedException(
                            "no places are loaded that these could be names of: load cities1000.zip, or another, before",
                            null));
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    private RoaringBitmap numbers(GazetteerEdition gazetteer) {
        try {
            return places.numbers(gazetteer.id());
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
    }

    private AlternateNameReader open(JobRun run, RoaringBitmap wanted) throws IOException {
        try {
            return new AlternateNameReader(
                    new TableLines(Decompression.open(run.file())), wanted::contains, LocalDate.now(clock));
        } catch (EOFException | ZipException e) {
            throw new JobFailedException("the packed file is damaged, from its beginning on", null);
        }
    }

    private ObjectNode look(JobRun run, RoaringBitmap wanted) throws IOException {
        RoaringBitmap named = new RoaringBitmap();
        long kept = 0;
        try (AlternateNameReader reader = open(run, wanted)) {
            for (long seen = 0; !reader.isEnded(); ) {
                AlternateNameReader.Line line = reader.next(LOOK);
                if (line != null) {
                    kept++;
                    named.add(line.geonamesId());
                }
                if (reader.lines() / LOOK > seen) {
                    seen = reader.lines() / LOOK;
                    run.proceed();
                }
            }
            reader.check();
            run.total(reader.lines());
            ObjectNode report = JsonNodeFactory.instance
                    .objectNode()
                    .put("lines", reader.lines())
                    .put("names", kept)
                    .put("places", named.getCardinality())
                    .put("passedOver", reader.faulty());
            ArrayNode examples = report.putArray("examples");
            reader.faults().forEach(fault -> examples.add("row " + fault.line() + " " + fault.what()));
            return report;
        }
    }

    private void copy(JobRun run, RoaringBitmap wanted) throws IOException {
        long stored = run.done();
        long told = stored;
        List<AlternateNameReader.Line> batch = new ArrayList<>(BATCH);
        try (AlternateNameReader reader = open(run, wanted)) {
            while (!reader.isEnded()) {
                AlternateNameReader.Line line = reader.next(LOOK);
                if (line != null && line.number() > stored) {
                    batch.add(line);
                }
                boolean due = reader.lines() > stored && (reader.isEnded() || reader.lines() - told >= LOOK);
                if (due || batch.size() == BATCH) {
                    copy(run, batch, reader.lines());
                    told = reader.lines();
                }
            }
        }
    }

    private void copy(JobRun run, List<AlternateNameReader.Line> batch, long read) {
        run.step(() -> {
            names.copy(run.id(), batch);
            return new JobRun.Step(read, null);
        });
        batch.clear();
    }

    private void publish(JobRun run, GazetteerEdition gazetteer, ObjectNode report) {
        long lines = report.path("lines").asLong();
        run.step(() -> {
            names.forgetAmbiguousItems(run.id());
            return new JobRun.Step(lines, null);
        });
        try {
            store.prepare(new GazetteerEdition(
                    gazetteer.id(),
                    gazetteer.places(),
                    gazetteer.sha256(),
                    gazetteer.loadedAt(),
                    new GazetteerEdition.NamesEdition(run.id(), 0, 0, null, null)));
        } catch (SQLException e) {
            throw new Sql.Failure(e);
        }
        run.step(() -> {
            senders.of(run);
            names.publish(
                    run.id(), run.parameters().path(GazetteerImport.SHA256).asText());
            return new JobRun.Step(lines, JsonNodeFactory.instance.objectNode().put(PUBLISHED, true));
        });
    }

    @Override
    public void undo(JobRun run) {
        boolean published = run.state() != null && run.state().path(PUBLISHED).asBoolean();
        if (!published) {
            names.remove(run.id());
        }
    }
}
