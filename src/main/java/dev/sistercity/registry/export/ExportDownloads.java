package dev.sistercity.registry.export;

import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.endpoint.Call;
import dev.sistercity.registry.endpoint.Conditions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
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

    RestMulti<byte[]> answer(Export export, Snapshot snapshot, Call call, RoutingContext context) {
        Coding coding = Coding.of(call.header("Accept-Encoding"));
        String etag =
                Conditions.tag(export.file() + '\n' + coding.token() + '\n' + snapshot.sequence() + '\n' + version);
        boolean known = Conditions.known(call, etag);
        boolean headersOnly = known || context.request().method() == HttpMethod.HEAD;
        RestMulti.SyncRestMulti.Builder<byte[]> answer = RestMulti.fromMultiData(
                        headersOnly ? Multi.createFrom().<byte[]>empty() : pieces(export, snapshot, coding, context))
                .status(known ? 304 : 200)
                .header("ETag", etag)
                .header("Vary", VARY)
                .header("Cache-Control", Conditions.PUBLIC)
                .header(Conditions.SEQUENCE, Long.toString(snapshot.sequence()))
                .header("Link", "<" + catalogue.licence() + ">; rel=\"license\", </v1/exports>; rel=\"collection\"");
        if (!known) {
            answer.header("Content-Type", export.format().contentType())
                    .header("Content-Disposition", "attachment; filename=\"" + export.file() + "\"");
            checksums
                    .find(export, coding, snapshot)
                    .ifPresent(checksum -> answer.header("Repr-Digest", checksum.field()));
            if (coding != Coding.IDENTITY) {
                answer.header("Content-Encoding", coding.token());
            }
        }
        return answer.build();
    }

    private Multi<byte[]> pieces(Export export, Snapshot snapshot, Coding coding, RoutingContext context) {
        Delivery delivery = new Delivery(
                out -> exports.open(export, snapshot, out, PROCESSORS),
                coding,
                checksums.find(export, coding, snapshot).isPresent()
                        ? null
                        : checksum -> checksums.keep(export, coding, snapshot, checksum));
        long watch = context.vertx().setPeriodic(patience.toMillis() / 2 + 1, tick -> {
            if (delivery.idle(patience)) {
                context.response().reset();
            }
        });
        return Multi.createBy()
                .repeating()
                .uni(() -> delivery, this::next)
                .whilst(piece -> !piece.last())
                .map(Delivery.Piece::bytes)
                .onRequest()
                .invoke(delivery::wanted)
                .onTermination()
                .invoke(() -> {
                    context.vertx().cancelTimer(watch);
                    delivery.close();
                });
    }

    private Uni<Delivery.Piece> next(Delivery delivery) {
        return Uni.createFrom().completionStage(() -> delivery.take(Infrastructure.getDefaultWorkerPool()));
    }
}
