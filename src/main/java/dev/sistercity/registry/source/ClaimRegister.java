package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.Register;
import dev.sistercity.registry.change.Registers;
import dev.sistercity.registry.change.log.ChangeLog;
import dev.sistercity.registry.change.merge.MergeContext;
import dev.sistercity.registry.change.merge.MergeListener;
import dev.sistercity.registry.change.merge.MergeStore;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.shared.problem.Wording;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SubjectDraft;
import dev.sistercity.registry.source.count.StatedCounts;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The rules for claims. */
@Singleton
public class ClaimRegister extends Register<Claim, ClaimDraft> implements MergeListener {

    /** Of all subjects, cities alone are also known by other names than their ids. */
    static final String CITIES = "cities";

    private final ChangeLog log;
    private final MergeStore mergers;
    private final Registers registers;
    private final Sql sql;
    private final SubjectItems items;

    ClaimRegister(ChangeLog log, MergeStore mergers, Registers registers, Sql sql, SubjectItems items) {
        super(Citations.CLAIMS, Claim.class);
        this.items = items;
        this.log = log;
        this.mergers = mergers;
        this.registers = registers;
        this.sql = sql;
    }

    @Override
    protected Claim newEntity() {
        return new Claim();
    }

    @Override
    protected boolean mayWrite(Actor actor, UUID id, ClaimDraft draft) {
        return log.creator(id).map(actor.name()::equals).orElse(true);
    }

    /** An office may not even change what the registry wrote in its name. */
    @Override
    protected boolean mayChange(Actor actor, UUID id, ClaimDraft before, ClaimDraft after) {
        requireOwnWords(actor, before, after);
        return true;
    }

    @Override
    protected SettledDraft<ClaimDraft> applyConsent(
            Actor actor, UUID id, ClaimDraft draft, ClaimDraft before, String reason) {
        requireOwnWords(actor, before, draft);
        return super.applyConsent(actor, id, draft, before, reason);
    }

    /** What an office says in the registry, no caller claims for it. */
    private void requireOwnWords(Actor actor, ClaimDraft before, ClaimDraft after) {
        if (!actor.isRegistry()
                && Stream.of(Optional.ofNullable(before), Optional.ofNullable(after))
                        .flatMap(Optional::stream)
                        .anyMatch(draft -> OfficeStatement.is(draft.source()))) {
            OfficeStatement.requireRegistry(actor, "/source");
        }
    }

    @Override
    public String whose() {
        return "claims that it registered itself";
    }

    @Override
    protected ClaimDraft checked(UUID id, ClaimDraft draft, ClaimDraft before) {
        return checked(draft, before, true);
    }

    /** What was about an item that is gone the registry mends, and has it follow its record into another. */
    @Override
    protected ClaimDraft checked(UUID id, ClaimDraft draft, ClaimDraft before, Actor actor) {
        return checked(draft, before, !actor.isRegistry());
    }

    private ClaimDraft checked(ClaimDraft draft, ClaimDraft before, boolean named) {
        refuseWithoutGround(draft);
        if (before == null
                || !draft.pointer().equals(before.pointer())
                || !Objects.equals(draft.value(), before.value())) {
            refuseUncounted(draft);
        }
        UUID subject = subject(draft.subject()).orElseThrow(() -> unknown(draft.subject()));
        ClaimDraft about = about(draft, subject);
        // What was about an item that is gone may be changed in other respects.
        boolean elsewhere = before == null
                || !before.pointer().equals(about.pointer())
                || !before.subject().equals(about.subject());
        return elsewhere && named ? items.named(about) : about;
    }

    @Override
    protected ClaimDraft checkedAgain(UUID id, ClaimDraft draft) {
        return checked(draft, draft, false);
    }

    @Override
    protected Map<UUID, ClaimDraft> checkedAll(Map<UUID, ClaimDraft> drafts) {
        Set<UUID> subjects = new HashSet<>();
        drafts.values().stream()
                .collect(Collectors.groupingBy(
                        draft -> draft.subject().resource(),
                        Collectors.flatMapping(
                                draft -> ParameterValues.parseId(draft.subject().id()).stream(), Collectors.toSet())))
                .forEach((resource, ids) ->
                        subjects.addAll(registers.get(resource).stored(ids)));
        Map<UUID, ClaimDraft> checked = new LinkedHashMap<>();
        drafts.forEach((id, draft) -> {
            refuseWithoutGround(draft);
            refuseUncounted(draft);
            UUID subject = ParameterValues.parseId(draft.subject().id())
                    .filter(subjects::contains)
                    .or(() -> subject(draft.subject()))
                    .orElseThrow(() -> unknown(draft.subject()));
            checked.put(id, items.named(about(draft, subject)));
        });
        return checked;
    }

    /** What is claimed of partnerships, by the ids of these. */
    public Map<UUID, List<ClaimDraft>> ofPartnerships(Collection<UUID> partnerships) {
        return partnerships.isEmpty()
                ? Map.of()
                : Claim.<Claim>list("subjectId in ?1", partnerships).stream()
                        .collect(Collectors.groupingBy(
                                claim -> claim.subjectId, Collectors.mapping(Claim::draft, Collectors.toList())));
    }

    /** What is claimed of a partnership, by the ids of the claims. */
    public Map<UUID, ClaimDraft> about(UUID partnership) {
        return Claim.<Claim>list("subjectId", partnership).stream()
                .collect(Collectors.toMap(claim -> claim.id, Claim::draft));
    }

    private static RegistryException unknown(SubjectDraft subject) {
        return RegistryException.refused("/subject/id", FaultCode.NO_RECORD_IN, subject.id(), subject.resource());
    }

    private void refuseWithoutGround(ClaimDraft draft) {
        if (draft.value() == null && !draft.pointer().isEmpty()) {
            throw RegistryException.refused("/value", FaultCode.VALUE_NEEDED);
        }
        ParameterValues.parseId(draft.source())
                .filter(source -> Source.findById(source) != null)
                .orElseThrow(() -> RegistryException.refused("/source", FaultCode.NO_SOURCE, draft.source()));
    }

    /** What is stated of a count has to be one; what earlier versions stored stays as it is. */
    private static void refuseUncounted(ClaimDraft draft) {
        if (CountConflicts.isCount(draft)) {
            try {
                StatedCounts.parse(draft.pointer(), draft.value());
            } catch (IllegalArgumentException e) {
                throw RegistryException.refused(
                        Violation.at("/value", e.getMessage()).said(Wording.of(FaultCode.COUNT)));
            }
        }
    }

    private static ClaimDraft about(ClaimDraft draft, UUID subject) {
        return new ClaimDraft(
                new SubjectDraft(draft.subject().resource(), subject.toString()),
                draft.pointer(),
                draft.value(),
                draft.source(),
                draft.quote(),
                draft.rank(),
                draft.asOf());
    }

    /** Against the database: the record may have been written a moment ago. */
    private Optional<UUID> subject(SubjectDraft subject) {
        Optional<UUID> id = ParameterValues.parseId(subject.id());
        int colon = subject.id().indexOf(':');
        if (id.isPresent()) {
            return stored(subject, id.get())
                    .or(() -> mergers.successor(id.get()).flatMap(became -> stored(subject, became)));
        }
        return subject.resource().equals(CITIES) && colon > 0
                ? city(subject.id().substring(0, colon), subject.id().substring(colon + 1))
                : Optional.empty();
    }

    private Optional<UUID> stored(SubjectDraft subject, UUID id) {
        return registers.get(subject.resource()).stored(List.of(id)).stream().findFirst();
    }

    /** In the tables of a feature above this one, which may know this one alone. */
    private Optional<UUID> city(String scheme, String value) {
        return sql.first(
                "select city_id from city_identifier where scheme = ? and value = ?",
                row -> row.getObject(1, UUID.class),
                scheme,
                value);
    }

    /** What was claimed of a merged record is claimed of its successor. */
    @Override
    public void follow(MergeContext mergeContext) {
        Claim.find("select c.id from Claim c where c.subjectId = ?1 order by c.id", mergeContext.from())
                .project(UUID.class)
                .list()
                .forEach(claim -> mergeContext.change(this, claim, draft -> {
                    ClaimDraft repointed = mergeContext.repointed(this, draft);
                    return repointed.at(mergeContext.moved(repointed.pointer()));
                }));
    }

    /** Whether a source is cited for this fact of a partnership. */
    public boolean isClaimed(UUID partnership, String pointer, JsonNode value) {
        return Claim.<Claim>list("subjectId = ?1 and pointer = ?2", partnership, pointer).stream()
                .anyMatch(claim -> value.equals(claim.value));
    }
}
