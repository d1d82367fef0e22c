package dev.sistercity.registry.commitment;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.event.CounterpartDraft;
import dev.sistercity.registry.shared.value.Person;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A commitment as it is stored. */
@Entity
@Table(name = "commitment")
class Commitment extends StoredRecord<CommitmentDraft> {

    @Enumerated(EnumType.STRING)
    public CommitmentKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    public Person speaker;

    public UUID cityId;
    public UUID forumId;
    public UUID exchangeId;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> topics;

    @JdbcTypeCode(SqlTypes.JSON)
    public Text quote;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> summary;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<CounterpartDraft> towards;

    @Enumerated(EnumType.STRING)
    public CommitmentStatus status;

    /** The cities that it was made towards, so that the database keeps them from being deleted. */
    @ElementCollection
    @CollectionTable(name = "commitment_city", joinColumns = @JoinColumn(name = "commitment_id"))
    @Column(name = "city_id")
    public Set<UUID> cities = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "commitment_result", joinColumns = @JoinColumn(name = "commitment_id"))
    @OrderColumn(name = "position")
    public List<Result> results = new ArrayList<>();

    @Override
    public void take(CommitmentDraft draft) {
        kind = draft.kind();
        speaker = draft.speaker();
        cityId = UUID.fromString(draft.city());
        forumId = id(draft.forum());
        exchangeId = id(draft.exchange());
        topics = draft.topics();
        quote = draft.quote();
        summary = draft.summary();
        towards = draft.towards();
        status = draft.status();
        Set<UUID> named = draft.towards().stream()
                .map(CounterpartDraft::city)
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        cities.retainAll(named);
        cities.addAll(named);
        List<Result> now = draft.results().stream().map(Result::of).toList();
        if (!results.equals(now)) {
            // A new list is stored by removing all rows first: row by row, two that change places would be there twice.
            results = new ArrayList<>(now);
        }
    }

    @Override
    public CommitmentDraft draft() {
        return new CommitmentDraft(
                kind,
                speaker,
                cityId.toString(),
                text(forumId),
                text(exchangeId),
                topics,
                quote,
                summary,
                towards,
                status,
                results.stream().map(Result::draft).toList());
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
