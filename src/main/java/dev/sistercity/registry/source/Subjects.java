package dev.sistercity.registry.source;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sistercity.registry.catalog.Entry;
import dev.sistercity.registry.catalog.Reading;
import dev.sistercity.registry.catalog.Records;
import dev.sistercity.registry.catalog.Snapshot;
import dev.sistercity.registry.shared.value.Agreement;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Quantity;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks at the records that claims are about, whatever their kind. */
@Singleton
class Subjects {

    /** Properties that the registry works out: a claim about them contradicts nobody's statement. */
    private static final Set<String> COMPUTED = Set.of(
            "partnershipCount",
            "distanceKm",
            "verification",
            "sharedTopics",
            "sources",
            "id",
            "version",
            "createdAt",
            "updatedAt");

    private final ObjectMapper mapper;

    Subjects(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    SubjectRef ref(ClaimDraft claim, Reading reading) {
        UUID id = UUID.fromString(claim.subject().id());
        return new SubjectRef(
                claim.subject().resource(),
                id,
                title(reading.snapshot().records(claim.subject().resource().collection()), id, reading));
    }

    /** How a claim stands to the record's own value; empty where there is nothing to compare. */
    Optional<Agreement> agreement(ClaimDraft claim, Snapshot snapshot) {
        return value(claim, snapshot).map(own -> compare(own, claim.value()));
    }

    /** What the record itself has where the claim points to; empty where it has nothing, or what the registry computes. */
    Optional<JsonNode> value(ClaimDraft claim, Snapshot snapshot) {
        if (claim.pointer().isEmpty() || claim.value() == null) {
            return Optional.empty();
        }
        JsonPointer pointer = JsonPointer.compile(claim.pointer());
        if (COMPUTED.contains(pointer.getMatchingProperty())) {
            return Optional.empty();
        }
        Records<?> records = snapshot.records(claim.subject().resource().collection());
        return view(records, UUID.fromString(claim.subject().id()), snapshot)
                .map(view -> view.at(pointer))
                .filter(own -> !own.isMissingNode() && !own.isNull());
    }

    private <D> Optional<JsonNode> view(Records<D> records, UUID id, Snapshot snapshot) {
        return records.find(id).map(entry -> mapper.valueToTree(records.type().view(entry, Reading.of(snapshot))));
    }

    private static <D> String title(Records<D> records, UUID id, Reading reading) {
        Optional<Entry<D>> entry = records.find(id);
        return entry.map(found -> records.type().title(found, reading)).orElse(null);
    }

    private Agreement compare(JsonNode own, JsonNode claimed) {
        if (own.equals(claimed)) {
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
