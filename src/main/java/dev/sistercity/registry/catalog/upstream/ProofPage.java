package dev.sistercity.registry.catalog.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sistercity.registry.change.log.CanonicalForm;
import dev.sistercity.registry.change.log.Change;
import dev.sistercity.registry.lineage.Epoch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A page of {@code /v1/changes/proof}, not yet verified.
 *
 * @param after number of the change before the first, {@code previousHash} its hash
 * @param changes empty where the page was asked for without documents
 * @param first hash of the first item, in hexadecimal; null for none
 * @param head the last number that was given
 */
record ProofPage(long after, byte[] previousHash, List<Change> changes, String first, long head, List<Epoch> epochs) {

    private static final HexFormat HEX = HexFormat.of();

    /**
     * Reads an answer.
     *
     * @param closed whether what the log stores of a collection's records is not public; of others a change without its document is
     *     refused, as nothing would vouch for what it says
     * @throws UpstreamAway if it is no such page
     */
    static ProofPage read(long after, JsonNode body, boolean documents, Predicate<String> closed) throws UpstreamAway {
        try {
            List<Change> changes = new ArrayList<>();
            for (JsonNode item : documents ? body.required("items") : List.<JsonNode>of()) {
                changes.add(change(item, closed));
            }
            List<Epoch> epochs = new ArrayList<>();
            body.required("epochs").forEach(epoch -> epochs.add(epoch(epoch)));
            if (epochs.isEmpty()) {
                throw new IllegalArgumentException("it has no epoch");
            }
            byte[] previous = HEX.parseHex(body.required("previousHash").asText());
            String first = body.at("/items/0/hash").asText(null);
            return new ProofPage(
                    after, previous, changes, first, body.required("head").asLong(), epochs);
        } catch (RuntimeException e) {
            throw new UpstreamAway(
                    "What the upstream answers for /v1/changes/proof cannot be read: it is no registry, or of a version that"
                            + " cannot be followed ("
                            + UpstreamClient.inALine(e.getMessage(), "it is no page of proofs") + ")",
                    false,
                    e);
        }
    }

    private static Change change(JsonNode item, Predicate<String> closed) {
        String canonical = item.required("canonical").asText();
        byte[] hash = HEX.parseHex(item.required("hash").asText());
        Optional<String> document = text(item, "document");
        if (document.isPresent()) {
            return CanonicalForm.read(
                    canonical, HEX.parseHex(item.required("salt").asText()), hash, document.get());
        }
        Change hidden = CanonicalForm.readHidden(
                canonical, hash, text(item, "publicDocument").orElse(null));
        if (!closed.test(hidden.resource())) {
            throw new IllegalArgumentException("change " + hidden.sequence() + " comes without its document");
        }
        if (hidden.document() == null) {
            throw new IllegalArgumentException("change " + hidden.sequence() + " comes without its publicDocument");
        }
        return hidden;
    }

    private static Optional<String> text(JsonNode item, String name) {
        return Optional.ofNullable(item.get(name)).filter(JsonNode::isTextual).map(JsonNode::textValue);
    }

    private static Epoch epoch(JsonNode epoch) {
        JsonNode lost = epoch.path("lostUpTo");
        return new Epoch(
                epoch.required("number").asLong(),
                epoch.required("id").asText(),
                text(epoch, "previous").orElse(null),
                epoch.required("forkedAfter").asLong(),
                lost.isNumber() ? lost.asLong() : null,
                Instant.parse(epoch.required("beganAt").asText()));
    }

    /** Number of its last change; of the one before it where it has none. */
    long last() {
        return changes.isEmpty() ? after : changes.get(changes.size() - 1).sequence();
    }

    /** Id of the last epoch; null for none. */
    String epochId() {
        return epochs.isEmpty() ? null : epochs.get(epochs.size() - 1).id();
    }
}
