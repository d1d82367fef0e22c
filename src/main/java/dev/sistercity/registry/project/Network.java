package dev.sistercity.registry.project;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.event.CooperationStatus;
import dev.sistercity.registry.event.Coverage;
import dev.sistercity.registry.project.api.NetworkDraft;
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
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A network of cities as it is stored. */
@Entity
@Table(name = "network")
class Network extends StoredRecord<NetworkDraft> {

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Name> names;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Text> theme;

    @JdbcTypeCode(SqlTypes.JSON)
    public List<String> fields;

    public UUID coordinatorId;

    @JdbcTypeCode(SqlTypes.JSON)
    public Coverage coverage;

    public UUID launchedAtId;
    public EdtfDate started;
    public EdtfDate ended;

    @Enumerated(EnumType.STRING)
    public CooperationStatus status;

    @ElementCollection
    @CollectionTable(name = "network_member", joinColumns = @JoinColumn(name = "network_id"))
    @OrderColumn(name = "position")
    @Column(name = "city_id")
    public List<UUID> members = new ArrayList<>();

    @Override
    public void take(NetworkDraft draft) {
        names = draft.names();
        theme = draft.theme();
        fields = draft.fields();
        coordinatorId = draft.coordinator() == null ? null : UUID.fromString(draft.coordinator());
        coverage = draft.coverage();
        launchedAtId = draft.launchedAt() == null ? null : UUID.fromString(draft.launchedAt());
        started = draft.started();
        ended = draft.ended();
        status = draft.status();
        List<UUID> now = draft.members().stream().map(UUID::fromString).toList();
        if (!members.equals(now)) {
            // A new list is stored by removing all rows first: row by row, two that change places would be there twice.
            members = new ArrayList<>(now);
        }
    }

    @Override
    public NetworkDraft draft() {
        return new NetworkDraft(
                null,
                names,
                theme,
                fields,
                coordinatorId == null ? null : coordinatorId.toString(),
                members.stream().map(UUID::toString).toList(),
                coverage,
                launchedAtId == null ? null : launchedAtId.toString(),
                started,
                ended,
                status);
    }
}
