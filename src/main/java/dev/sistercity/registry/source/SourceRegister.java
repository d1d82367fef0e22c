package dev.sistercity.registry.source;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** The rules for sources. */
@Singleton
public class SourceRegister extends Register<Source, SourceDraft> {

    private final ChangeLog log;

    SourceRegister(ChangeLog log) {
        super("sources", Source.class);
        this.log = log;
    }

    @Override
    protected Source newEntity() {
        return new Source();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, SourceDraft draft) {
        return log.creator(id).map(actor.name()::equals).orElse(true);
    }

    @Override
    public String whose() {
        return "sources that it registered itself";
    }

    @Override
    protected SourceDraft checked(UUID id, SourceDraft draft, SourceDraft before) {
        if (draft.url() == null && draft.title() == null) {
            throw RegistryException.refused("/title", FaultCode.SOURCE_NEEDS_TITLE);
        }
        check(id, draft.translationOf(), "/translationOf");
        check(id, draft.republicationOf(), "/republicationOf");
        return draft;
    }

    /** An office may not even change what the registry wrote in its name. */
    @Override
    protected boolean mayChange(Actor actor, UUID id, SourceDraft before, SourceDraft after) {
        if (OfficeStatement.is(before) || OfficeStatement.is(after)) {
            OfficeStatement.requireRegistry(actor, "/kind");
        }
        return true;
    }

    @Override
    protected SettledDraft<SourceDraft> applyConsent(
            Actor actor, UUID id, SourceDraft draft, SourceDraft before, String reason) {
        if (OfficeStatement.is(before) || OfficeStatement.is(draft)) {
            OfficeStatement.requireRegistry(actor, "/kind");
        } else {
            refuseSemblance(draft, before);
        }
        return super.applyConsent(actor, id, draft, before, reason);
    }

    /** What repeats or translates an office's statement would be taken for one. */
    private void refuseSemblance(SourceDraft draft, SourceDraft before) {
        boolean renamed = before == null || !Objects.equals(before.title(), draft.title());
        if (renamed && OfficeStatement.isResembledBy(draft.title())) {
            throw RegistryException.refused("/title", FaultCode.TITLE_OF_STATEMENT);
        }
        refuseStatement("/translationOf", draft.translationOf(), before == null ? null : before.translationOf());
        refuseStatement("/republicationOf", draft.republicationOf(), before == null ? null : before.republicationOf());
    }

    private void refuseStatement(String pointer, String source, String before) {
        if (source != null && !source.equals(before) && OfficeStatement.is(source)) {
            throw RegistryException.refused(pointer, FaultCode.OFFICE_STATEMENT);
        }
    }

    /** The oldest source with this address, or where that is null with this title and no address; never what an office says here. */
    public Optional<UUID> known(String url, String title) {
        return Source.find(
                        "select s.id from Source s where "
                                + (url == null ? "s.url is null and s.title = ?1" : "s.url = ?1")
                                + " and s.kind <> ?2 order by s.id",
                        url == null ? title : url,
                        SourceKind.OFFICE_STATEMENT)
                .project(UUID.class)
                .firstResultOptional();
    }

    /** The same of many texts at once: each is an address, or the title of a source without one. */
    public Map<String, UUID> known(Collection<String> texts) {
        Map<String, UUID> known = new HashMap<>();
        Source.find(
                        "select coalesce(s.url, s.title), min(s.id) from Source s where s.kind <> ?1 and (s.url in ?2"
                                + " or s.url is null and s.title in ?2) group by 1",
                        SourceKind.OFFICE_STATEMENT,
                        texts)
                .project(Object[].class)
                .list()
                .forEach(row -> known.put((String) row[0], (UUID) row[1]));
        return known;
    }

    /** Said before the database has to: what is cited stays. */
    @Override
    protected void checkDeletion(Source source) {
        if (Claim.count("sourceId", source.id) > 0) {
            throw new RegistryException(Kind.IN_USE, FaultCode.CLAIMS_CITE);
        }
    }

    private void check(UUID id, String reference, String pointer) {
        if (reference == null) {
            return;
        }
        UUID other = ParameterValues.parseId(reference)
                .filter(known -> Source.findById(known) != null)
                .orElseThrow(() -> RegistryException.refused(pointer, FaultCode.NO_SOURCE, reference));
        if (other.equals(id)) {
            throw RegistryException.refused(pointer, FaultCode.SOURCE_OF_ITSELF);
        }
    }
}
