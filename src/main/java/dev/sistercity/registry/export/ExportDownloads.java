package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.endpoint.read.Conditions;
import dev.sistercity.registry.endpoint.request.ApiRequest;
import dev.sistercity.registry.endpoint.request.Coding;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Hands exports out. All of one is true at one point of the log; it is written by workers, piece by piece, as its reader
 * takes it, and a reader who takes nothing for long is let go, since for it the registry is kept as it was.
 */
@Singleton
class ExportDownloads {

    /** Of one download, however many there are: others want something too. */
    private static final int PROCESSORS = 2;

    private static final String VARY = "Accept-Encoding";

    private final Exports exports;
    private final Checksums checksums;
    private final Catalogue catalogue;
    private final String version;
    private final Duration patience;

    /** All downloads together, however many begin at once: each fills what is kept for its reader before it notices that nothing is taken. */
    private final ExecutorService writers =
            Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors(), work -> {
                Thread thread = new Thread(work, "export-writer");
                thread.setDaemon(true);
                return thread;
            });

    /** @param patience how long a reader may take nothing */
    ExportDownloads(
            Exports exports,
            Checksums checksums,
            Catalogue catalogue,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "") String version,
            @ConfigProperty(name = "registry.exports.patience", defaultValue = "60S") Duration patience) {
        this.exports = exports;
        this.checksums = checksums;
        this.catalogue = catalogue;
        this.version = version;
        this.patience = patience;
    }

    void stop(@Observes ShutdownEvent ending) {
        writers.shutdownNow();
    }

    RestMulti<byte[]> answer(Export export, ReadContext reading, ApiRequest apiRequest, RoutingContext context) {
        Coding coding = Coding.of(apiRequest.header("Accept-Encoding"));
        Snapshot snapshot = reading.snapshot();
        String etag = Conditions.tag(
                String.join("\n", export.variant(), coding.token(), Long.toString(snapshot.sequence()), version)
                        + day(reading));
        boolean known = Conditions.known(apiRequest, etag);
        boolean headersOnly = known || context.request().method() == HttpMethod.HEAD;
        RestMulti.SyncRestMulti.Builder<byte[]> answer = RestMulti.fromMultiData(
                        headersOnly ? Multi.createFrom().<byte[]>empty() : pieces(export, reading, coding, context))
                .status(known ? 304 : 200)
                .header("ETag", etag)
                .header("Vary", VARY)
                .header("Cache-Control", Conditions.PUBLIC)
                .header(Conditions.SEQUENCE, Long.toString(snapshot.sequence()))
                .header(Conditions.EPOCH, snapshot.lineage().epochId())
                .header("Link", "<" + catalogue.licence() + ">; rel=\"license\", </v1/exports>; rel=\"collection\"");
        if (!known) {
            answer.header("Content-Type", export.format().contentType())
                    .header("Content-Disposition", "attachment; filename=\"" + export.file() + "\"");
            known(export, coding, reading).ifPresent(checksum -> answer.header("Repr-Digest", checksum.field()));
            if (coding != Coding.IDENTITY) {
                answer.header("Content-Encoding", coding.token());
            }
        }
        return answer.build();
    }

    private static String day(ReadContext reading) {
        return reading.asOf() == null ? "" : "\n" + reading.asOf() + ' ' + reading.certainty();
    }

    /** Of files of today: those of other days are asked for once. */
    private Optional<Checksum> known(Export export, Coding coding, ReadContext reading) {
        return reading.asOf() == null ? checksums.find(export, coding, reading.snapshot()) : Optional.empty();
    }

    private Multi<byte[]> pieces(Export export, ReadContext reading, Coding coding, RoutingContext context) {
        ExportStream exportStream = new ExportStream(
                out -> exports.open(export, reading, out, PROCESSORS),
                coding,
                reading.asOf() != null || known(export, coding, reading).isPresent()
                        ? null
                        : checksum -> checksums.keep(export, coding, reading.snapshot(), checksum));
        long watch = context.vertx().setPeriodic(patience.toMillis() / 2 + 1, tick -> {
            if (exportStream.idle(patience)) {
                context.response().reset();
            }
        });
        return Multi.createBy()
                .repeating()
                .uni(() -> exportStream, this::next)
                .whilst(piece -> !piece.last())
                .map(ExportStream.Piece::bytes)
                .onRequest()
                .invoke(exportStream::wanted)
                .onTermination()
                .invoke(() -> {
                    context.vertx().cancelTimer(watch);
                    exportStream.close();
                });
    }

    private Uni<ExportStream.Piece> next(ExportStream exportStream) {
        return Uni.createFrom().completionStage(() -> exportStream.take(writers));
    }
}
