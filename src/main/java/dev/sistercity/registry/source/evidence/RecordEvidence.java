package dev.sistercity.registry.source.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.PrecedingChanges;
import dev.sistercity.registry.endpoint.write.EvidenceWrites;
import dev.sistercity.registry.shared.http.BodyReader;
import dev.sistercity.registry.shared.problem.Faults;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.source.ClaimRegister;
import dev.sistercity.registry.source.SourceRegister;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SourceDraft;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes sources and claims together with the record that they are about, by the rules that hold for each of them alone. */
@Singleton
class RecordEvidence implements EvidenceWrites {

    private final SourceRegister sources;
    private final ClaimRegister claims;
    private final PrecedingChanges preceding;
    private final BodyReader bodies;

    RecordEvidence(SourceRegister sources, ClaimRegister claims, PrecedingChanges preceding, BodyReader bodies) {
        this.sources = sources;
        this.claims = claims;
        this.preceding = preceding;
        this.bodies = bodies;
    }

    /** A source, or a claim, with the place where it stands in the body. */
    record Sent<D>(UUID id, D draft, String pointer) {}

    @Override
    public Evidence read(About about, JsonNode body, Faults faults) {
        if (!about.type().claimable() || PROPERTIES.stream().noneMatch(body::has)) {
            return Evidence.NONE;
        }
        EvidenceReader reader = new EvidenceReader(about, bodies, faults);
        List<Sent<SourceDraft>> newSources = reader.sources(body.path(EvidenceReader.SOURCES));
        List<Sent<ClaimDraft>> newClaims = reader.claims(body.path(EvidenceReader.CLAIMS));
        reader.refuseUncited();
        return actor -> store(newSources, newClaims, actor);
    }

    private List<PrecedingChanges.Preceding<?>> store(
            List<Sent<SourceDraft>> newSources, List<Sent<ClaimDraft>> newClaims, Actor actor) {
        for (Sent<SourceDraft> source : newSources) {
            var written = written(source.pointer(), () -> sources.create(source.id(), source.draft(), actor));
            preceding.add(written.recorded(), written.change());
        }
        List<PrecedingChanges.Preceding<?>> stored = new ArrayList<>();
        for (Sent<ClaimDraft> claim : newClaims) {
            var written = written(claim.pointer(), () -> claims.create(claim.id(), claim.draft(), actor));
            stored.add(new PrecedingChanges.Preceding<>(written.recorded(), written.change()));
        }
        return stored;
    }

    private static <D> Register.WrittenRecord<D> written(String pointer, Supplier<Register.WrittenRecord<D>> create) {
        try {
            return create.get();
        } catch (RegistryException e) {
            throw e.at(within -> pointer + within);
        }
    }
}
