package dev.sistercity.registry.exchange;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.event.ParticipantDraft;
import dev.sistercity.registry.partnership.api.Document;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** An exchange as it is stored. */
@Entity
@Table(name = "exchange")
class Exchange extends StoredRecord<ExchangeDraft> {

    @Enumerated(EnumType.STRING)
    public ExchangeKind kind;

    public EdtfDate date;

    @Enumerated(EnumType.STRING)
    public EventStatus status;

    public UUID hostCityId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<UUID> guestCityIds;

    public String place;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ParticipantDraft> participants;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ExchangeTopicDraft> topics;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> summary;

    public UUID partnershipId;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> inferred;

    @Enumerated(EnumType.STRING)
    public ExchangeMode mode;

    @JdbcTypeCode(SqlTypes.JSON)
    public ExchangeSize size;

    /** Null as an earlier version wrote it. */
    @JdbcTypeCode(SqlTypes.JSON)
    public List<Document> documents;

    /** In their order; null as an earlier version wrote it, which knew the first one only. */
    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<UUID> partnershipIds;

    /** The same, so that the database keeps them from being deleted. */
    @ElementCollection
    @CollectionTable(name = "exchange_partnership", joinColumns = @JoinColumn(name = "exchange_id"))
    @Column(name = "partnership_id")
    public Set<UUID> partnerships = new LinkedHashSet<>();

    /** The guests and the cities among the participants, so that the database keeps them from being deleted. */
    @ElementCollection
    @CollectionTable(name = "exchange_city", joinColumns = @JoinColumn(name = "exchange_id"))
    @Column(name = "city_id")
    public Set<UUID> cities = new LinkedHashSet<>();

    @Override
    public void take(ExchangeDraft draft) {
        kind = draft.kind();
        date = draft.date();
        status = draft.status();
        hostCityId = draft.hostCity() == null ? null : UUID.fromString(draft.hostCity());
        guestCityIds = draft.guestCities().stream().map(UUID::fromString).toList();
        place = draft.place();
        participants = draft.participants();
        topics = draft.topics();
        summary = draft.summary();
        partnershipId = draft.partnership() == null ? null : UUID.fromString(draft.partnership());
        inferred = draft.inferred();
        mode = draft.mode();
        size = draft.size();
        documents = draft.documents();
        Set<UUID> joined = draft.partnerships().stream().map(UUID::fromString).collect(Collectors.toSet());
        partnershipIds = draft.partnerships().stream().map(UUID::fromString).toList();
        partnerships.retainAll(joined);
        partnerships.addAll(joined);
        Set<UUID> named = Stream.concat(
                        draft.guestCities().stream(),
                        draft.participants().stream().map(ParticipantDraft::city))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        cities.retainAll(named);
        cities.addAll(named);
    }

    @Override
    public ExchangeDraft draft() {
        return new ExchangeDraft(
                kind,
                date,
                status,
                hostCityId == null ? null : hostCityId.toString(),
                guestCityIds.stream().map(UUID::toString).toList(),
                place,
                participants,
                topics,
                summary,
                partnershipId == null ? null : partnershipId.toString(),
                inferred,
                mode,
                size,
                documents,
                partnershipIds == null
                        ? null
                        : partnershipIds.stream().map(UUID::toString).toList());
    }
}
