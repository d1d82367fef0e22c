package dev.sistercity.registry.project;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.CounterpartDraft;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.project.api.CooperationDraft;
import dev.sistercity.registry.shared.value.EdtfDate;
import dev.sistercity.registry.shared.value.Name;
import dev.sistercity.registry.shared.value.Text;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.MappedSuperclass;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A platform or a project as it is stored, each in tables of its own. */
@MappedSuperclass
abstract class Cooperation extends StoredRecord<CooperationDraft> {

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Name> names;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<UUID> ownerIds;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<CounterpartDraft> counterparts;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> fields;

    @JdbcTypeCode(SqlTypes.JSON)
    public Coverage coverage;

    public UUID launchedAtId;
    public EdtfDate started;
    public EdtfDate ended;

    @Enumerated(EnumType.STRING)
    public CooperationStatus status;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> summary;

    /** The owners and the cities among the counterparts, so that the database keeps them; in {@code platform_cities} and its like. */
    @ElementCollection
    @Column(name = "city_id")
    public Set<UUID> cities = new LinkedHashSet<>();

    @Override
    public void take(CooperationDraft draft) {
        names = draft.names();
        ownerIds = draft.owners().stream().map(UUID::fromString).toList();
        counterparts = draft.counterparts();
        fields = draft.fields();
        coverage = draft.coverage();
        launchedAtId = draft.launchedAt() == null ? null : UUID.fromString(draft.launchedAt());
        started = draft.started();
        ended = draft.ended();
        status = draft.status();
        summary = draft.summary();
        Set<UUID> named = Stream.concat(
                        draft.owners().stream(), draft.counterparts().stream().map(CounterpartDraft::city))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .collect(Collectors.toSet());
        cities.retainAll(named);
        cities.addAll(named);
    }

    @Override
    public CooperationDraft draft() {
        return new CooperationDraft(
                null,
                names,
                ownerIds.stream().map(UUID::toString).toList(),
                counterparts,
                fields,
                coverage,
                launchedAtId == null ? null : launchedAtId.toString(),
                started,
                ended,
                status,
                summary);
    }
}
