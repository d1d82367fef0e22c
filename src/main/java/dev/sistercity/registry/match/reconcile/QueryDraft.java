package dev.sistercity.registry.match.reconcile;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * One query of a batch (Reconciliation Service API 0.2, section 4.3).
 *
 * @param query the name as it is written; may be missing where a property tells the city
 * @param type id of a type, or a list of them; null for any
 * @param limit candidates wanted at the most; null for as many as there are
 * @param typeStrict how several types are meant; of one type all three mean the same. Constraints would name it as it is written here
 */
record QueryDraft(
        String query,
        JsonNode type,
        @Min(value = 1, message = "must be 1 or more") Integer limit,

        @Size(max = 50, message = "must be 50 at the most")
        List<@NotNull(message = "must not be null") @Valid PropertyDraft> properties,

        @JsonProperty("type_strict") String typeStrict) {

    private static final Set<String> STRICTNESS = Set.of("any", "all", "should");

    /**
     * What another column of a list says.
     *
     * @param pid id of a property
     * @param v text, a number, a truth value, a reconciled entity ({@code id}, {@code name}), or a list of those
     */
    record PropertyDraft(
            @NotNull(message = "must be given") String pid,
            @NotNull(message = "must be given") JsonNode v) {

        /** The first of the values as text; empty where it says nothing. */
        Optional<String> text() {
            JsonNode first = v.isArray() ? v.path(0) : v;
            JsonNode said = first.isObject() ? first.path(first.hasNonNull("name") ? "name" : "id") : first;
            return Optional.of(said.asText("").strip()).filter(text -> !text.isEmpty());
        }
    }

    QueryDraft {
        properties = properties == null ? List.of() : properties;
    }

    /** Whether cities may be meant. */
    boolean isOf(String wanted) {
        return type == null
                || type.isNull()
                || types().anyMatch(one -> one.asText().equals(wanted));
    }

    /** Whether the type is an id, or a list of ids, or left out. */
    boolean hasTypes() {
        return type == null || type.isNull() || types().allMatch(JsonNode::isTextual);
    }

    boolean isStrictInAWay() {
        return typeStrict == null || STRICTNESS.contains(typeStrict);
    }

    private Stream<JsonNode> types() {
        return type.isArray() ? StreamSupport.stream(type.spliterator(), false) : Stream.of(type);
    }
}
