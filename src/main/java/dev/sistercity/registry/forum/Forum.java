package dev.sistercity.registry.forum;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.event.EventStatus;
import dev.sistercity.registry.event.ParticipantDraft;
import dev.sistercity.registry.forum.api.Attendance;
import dev.sistercity.registry.forum.api.Edition;
import dev.sistercity.registry.forum.api.ForumDraft;
import dev.sistercity.registry.forum.api.ForumKind;
import dev.sistercity.registry.forum.api.ForumMode;
import dev.sistercity.registry.forum.api.OrganizerDraft;
import dev.sistercity.registry.forum.api.Outcome;
import dev.sistercity.registry.forum.api.SessionDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
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
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A forum as it is stored. */
@Entity
@Table(name = "forum")
class Forum extends StoredRecord<ForumDraft> {

    public UUID seriesId;
    public Integer editionNumber;
    public String editionLabel;

    @Enumerated(EnumType.STRING)
    public ForumKind kind;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Name> names;

    public EdtfDate date;

    @Enumerated(EnumType.STRING)
    public ForumMode mode;

    @Enumerated(EnumType.STRING)
    public EventStatus status;

    public UUID hostCityId;
    public UUID venueCityId;
    public String place;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> theme;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> topics;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<OrganizerDraft> organizers;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<SessionDraft> sessions;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<ParticipantDraft> participants;

    @JdbcTypeCode(SqlTypes.JSON)
    public Attendance attendance;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Outcome> outcomes;

    /** The cities among the participants, so that the database keeps them from being deleted. */
    @ElementCollection
    @CollectionTable(name = "forum_city", joinColumns = @JoinColumn(name = "forum_id"))
    @Column(name = "city_id")
    public Set<UUID> cities = new LinkedHashSet<>();

    @ElementCollection
    @CollectionTable(name = "forum_co_location", joinColumns = @JoinColumn(name = "forum_id"))
    @OrderColumn(name = "position")
    @Column(name = "other_id")
    public List<UUID> coLocatedWith = new ArrayList<>();

    @Override
    public void take(ForumDraft draft) {
        seriesId = id(draft.series());
        editionNumber = draft.edition() == null ? null : draft.edition().number();
        editionLabel = draft.edition() == null ? null : draft.edition().label();
        kind = draft.kind();
        names = draft.names();
        date = draft.date();
        mode = draft.mode();
        status = draft.status();
        hostCityId = id(draft.hostCity());
        venueCityId = id(draft.venueCity());
        place = draft.place();
        theme = draft.theme();
        topics = draft.topics();
        organizers = draft.organizers();
        sessions = draft.sessions();
        participants = draft.participants();
        attendance = draft.attendance();
        outcomes = draft.outcomes();
        Set<UUID> named = Stream.of(
                        draft.participants().stream().map(ParticipantDraft::city),
                        draft.sessions().stream()
                                .flatMap(session -> session.speakers().stream())
                                .map(ParticipantDraft::city),
                        draft.organizers().stream().map(OrganizerDraft::city))
                .flatMap(sources -> sources)
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        cities.retainAll(named);
        cities.addAll(named);
        List<UUID> others = draft.coLocatedWith().stream().map(UUID::fromString).toList();
        if (!coLocatedWith.equals(others)) {
            // A new list is stored by removing all rows first: row by row, two that change places would be there twice.
            coLocatedWith = new ArrayList<>(others);
        }
    }

    @Override
    public ForumDraft draft() {
        return new ForumDraft(
                text(seriesId),
                editionNumber == null && editionLabel == null ? null : new Edition(editionNumber, editionLabel),
                kind,
                null,
                names,
                date,
                mode,
                status,
                text(hostCityId),
                text(venueCityId),
                place,
                theme,
                topics,
                organizers,
                sessions,
                participants,
                attendance,
                coLocatedWith.stream().map(UUID::toString).toList(),
                outcomes);
    }

    private static UUID id(String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }
}
