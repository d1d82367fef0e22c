package dev.sistercity.registry.transfer.plan;

import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.source.SourceRegister;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import dev.sistercity.registry.transfer.resolve.CityResolver;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** The sources that rows refer to: found by their address or title, or made; in the caller's transaction. */
@Singleton
class ReferenceSources {

    private static final int LONGEST_TITLE = 500;

    private final SourceRegister register;

    ReferenceSources(SourceRegister register) {
        this.register = register;
    }

    /** Adds to the plan what rows refer to. */
    void find(List<CityResolver.ResolvedRow> rows, PlannedRecords plannedRecords) {
        Map<String, UUID> references = plannedRecords.references();
        Set<String> texts = rows.stream()
                .flatMap(row -> row.statement().references().stream())
                .filter(text -> !references.containsKey(text))
                .collect(Collectors.toSet());
        if (texts.isEmpty()) {
            return;
        }
        Map<String, UUID> known =
                register.known(texts.stream().map(ReferenceSources::cut).collect(Collectors.toSet()));
        Map<String, UUID> made = new LinkedHashMap<>();
        for (String text : texts) {
            UUID source = known.get(cut(text));
            references.put(
                    text,
                    source != null
                            ? source
                            : made.computeIfAbsent(
                                    cut(text), none -> UuidVersion7Strategy.INSTANCE.generateUuid(null)));
        }
        made.forEach((text, id) -> plannedRecords.newSources().put(id, draft(text)));
    }

    /** Writes those that a claim of the plan cites. */
    List<Change> write(PlannedRecords plannedRecords, Actor actor) {
        Set<String> cited = plannedRecords.partnerships().all().stream()
                .flatMap(partnership -> partnership.newClaims().stream())
                .map(claim -> claim.source())
                .collect(Collectors.toSet());
        Map<UUID, SourceDraft> drafts = new LinkedHashMap<>(plannedRecords.newSources());
        drafts.keySet().removeIf(id -> !cited.contains(id.toString()));
        List<Change> changes = new ArrayList<>();
        if (!drafts.isEmpty()) {
            register.createAll(drafts, actor).forEach(written -> changes.addAll(written.changes()));
        }
        return changes;
    }

    private static SourceDraft draft(String text) {
        boolean address = isAddress(text);
        return new SourceDraft(
                SourceKind.OTHER, address ? text : null, address ? null : text, null, null, null, null, null);
    }

    private static String cut(String text) {
        return isAddress(text) || text.length() <= LONGEST_TITLE ? text : text.substring(0, LONGEST_TITLE);
    }

    private static boolean isAddress(String text) {
        return text.startsWith("http://") || text.startsWith("https://");
    }
}
