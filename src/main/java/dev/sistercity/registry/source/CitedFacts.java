package dev.sistercity.registry.source;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.PrecedingChanges;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SubjectDraft;
import jakarta.inject.Singleton;
import java.util.UUID;

/** Cites a source for a record that a write brings with it; in the caller's transaction. */
@Singleton
public class CitedFacts {

    private static final long LOCK = 0x5157_0002L;

    private final SourceRegister sources;
    private final ClaimRegister claims;
    private final PrecedingChanges preceding;
    private final Sql sql;

    CitedFacts(SourceRegister sources, ClaimRegister claims, PrecedingChanges preceding, Sql sql) {
        this.sources = sources;
        this.claims = claims;
        this.preceding = preceding;
        this.sql = sql;
    }

    /** The id of a source that is cited often: the one that is registered, or it is registered now; by two at once only once. */
    public UUID source(SourceDraft draft, Actor actor) {
        return sources.known(draft.url(), draft.title()).orElseGet(() -> {
            sql.number("select count(pg_advisory_xact_lock(?))", LOCK);
            return sources.known(draft.url(), draft.title()).orElseGet(() -> {
                var written = sources.create(draft, actor);
                preceding.add(written.recorded(), written.change());
                return written.recorded().id();
            });
        });
    }

    /** Says that a city is as a source has it. */
    public void citeCity(UUID city, UUID source, Actor actor) {
        var written = claims.create(
                new ClaimDraft(
                        new SubjectDraft(ClaimRegister.CITIES, city.toString()),
                        "",
                        null,
                        source.toString(),
                        null,
                        null,
                        null),
                actor);
        preceding.add(written.recorded(), written.change());
    }
}
