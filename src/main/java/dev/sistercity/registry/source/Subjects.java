package dev.sistercity.registry.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.sistercity.registry.catalog.ReadContext;
import dev.sistercity.registry.catalog.index.Entry;
import dev.sistercity.registry.catalog.index.Records;
import dev.sistercity.registry.catalog.index.Snapshot;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.ItemPointer;
import dev.sistercity.registry.shared.value.Quantity;
import dev.sistercity.registry.source.api.ClaimDraft;
import dev.sistercity.registry.source.api.SubjectRef;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks at the records that claims are about, whatever their kind. */
@Singleton
class Subjects {

    /** Properties that the registry derives: a claim about them contradicts no statement. */
    private static final Set<String> COMPUTED = Set.of(
            "partnershipCount",
            "partnerCount",
            "differences",
            "distanceKm",
            "verification",
            "sharedTopics",
            "sources",
            "id",
            "version",
            "createdAt",
            "updatedAt");

    private static final String KIND = "/kind";
    private static final String ESTABLISHED = "/established";
    /** Milestones by which a partnership came to a kind. */
    private static final Set<String> STEPS = Set.of("signed", "upgraded");

    private final ObjectMapper mapper;

    Subjects(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    SubjectRef ref(ClaimDraft claim, ReadContext readContext) {
        UUID id = UUID.fromString(claim.subject().id());
        return new SubjectRef(
                claim.subject().resource(),
                id,
                title(readContext.snapshot().records(claim.subject().resource()), id, readContext));
    }

    /** How a claim stands to the record's own value; empty where there is nothing to compare. */
    Optional<Agreement> agreement(ClaimDraft claim, Snapshot snapshot) {
        return value(claim, snapshot)
                .map(own -> compare(own, claim.value()))
                .map(found ->
                        found == Agreement.CONFLICTS && isOfAStep(claim, snapshot) ? Agreement.COMPATIBLE : found);
    }

    /** Whether a milestone tells of what a claim says: the kind, or the day, that a partnership had before an upgrade or has since one. */
    private boolean isOfAStep(ClaimDraft claim, Snapshot snapshot) {
        boolean kind = claim.pointer().equals(KIND);
        if (!kind && !claim.pointer().equals(ESTABLISHED)) {
            return false;
        }
        Records<?> records = snapshot.records(claim.subject().resource());
        JsonNode milestones = view(records, UUID.fromString(claim.subject().id()), snapshot)
                .map(view -> view.path("milestones"))
                .orElse(MissingNode.getInstance());
        for (JsonNode milestone : milestones) {
            JsonNode own = milestone.path(kind ? "kind" : "date");
            boolean step = STEPS.contains(milestone.path("type").asText());
            if (step && own.isTextual() && compare(own, claim.value()) != Agreement.CONFLICTS) {
                return true;
            }
        }
        return false;
    }

    /** What the record itself has where the claim points to; empty where it has nothing, or what the registry computes. */
    Optional<JsonNode> value(ClaimDraft claim, Snapshot snapshot) {
        if (claim.pointer().isEmpty() || claim.value() == null) {
            return Optional.empty();
        }
        if (COMPUTED.contains(ItemPointer.property(claim.pointer()))) {
            return Optional.empty();
        }
        return view(claim, snapshot)
                .map(view -> ItemPointer.at(view, claim.pointer()))
                .filter(own -> !own.isMissingNode() && !own.isNull());
    }

    /** Whether the record no longer has the item that the claim is about. */
    boolean isOrphaned(ClaimDraft claim, Snapshot snapshot) {
        return ItemPointer.namesItem(claim.pointer())
                && view(claim, snapshot)
                        .filter(view -> ItemPointer.isOrphaned(view, claim.pointer()))
                        .isPresent();
    }

    private Optional<JsonNode> view(ClaimDraft claim, Snapshot snapshot) {
        Records<?> records = snapshot.records(claim.subject().resource());
        return view(records, UUID.fromString(claim.subject().id()), snapshot);
    }

    private <D> Optional<JsonNode> view(Records<D> records, UUID id, Snapshot snapshot) {
        return records.find(id).map(entry -> mapper.valueToTree(records.type().view(entry, ReadContext.of(snapshot))));
    }

    private static <D> String title(Records<D> records, UUID id, ReadContext readContext) {
        Optional<Entry<D>> entry = records.find(id);
        return entry.map(found -> records.type().title(found, readContext)).orElse(null);
    }

    private Agreement compare(JsonNode own, JsonNode claimed) {
        if (own.equals(claimed) || own.isArray() && !claimed.isArray() && hasAny(own, claimed)) {
            return Agreement.AGREES;
        }
        if (own.isTextual() && claimed.isTextual()) {
            return compareDates(own.textValue(), claimed.textValue());
        }
        Optional<Quantity> ownQuantity = quantity(own);
        Optional<Quantity> claimedQuantity = quantity(claimed);
        if (ownQuantity.isPresent() && claimedQuantity.isPresent()) {
            return ownQuantity.get().agreementWith(claimedQuantity.get());
        }
        if (own.isObject() && own.has("id") && claimed.isTextual()) {
            // A reference: an object in answers, an id where it is written.
            return own.get("id").equals(claimed) ? Agreement.AGREES : Agreement.CONFLICTS;
        }
        return Agreement.CONFLICTS;
    }

    /** Whether one of a list says all that is claimed, as a source tells of one. */
    private static boolean hasAny(JsonNode list, JsonNode claimed) {
        for (JsonNode one : list) {
            if (one.equals(claimed)
                    || claimed.isObject()
                            && claimed.properties().stream()
                                    .allMatch(property -> property.getValue().equals(one.get(property.getKey())))) {
                return true;
            }
        }
        return false;
    }

    private static Agreement compareDates(String own, String claimed) {
        try {
            return EdtfDate.parse(own).agreementWith(EdtfDate.parse(claimed));
        } catch (IllegalArgumentException e) {
            return Agreement.CONFLICTS;
        }
    }

    private Optional<Quantity> quantity(JsonNode node) {
        if (node.isNumber()) {
            return Optional.of(new Quantity(node.decimalValue(), null));
        }
        if (!node.isObject() || !node.path("value").isNumber()) {
            return Optional.empty();
        }
        try {
            return Optional.of(mapper.convertValue(node, Quantity.class));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
