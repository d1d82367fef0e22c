package dev.sistercity.registry.forum;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.forum.api.ForumSeriesDraft;
import dev.sistercity.registry.shared.value.Name;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Forums that come again, as they are stored. */
@Entity
@Table(name = "forum_series")
class ForumSeries extends StoredRecord<ForumSeriesDraft> {

    @JdbcTypeCode(SqlTypes.JSON)
    public List<Name> names;

    public UUID hostCityId;
    public String website;

    @Override
    public void take(ForumSeriesDraft draft) {
        names = draft.names();
        hostCityId = draft.hostCity() == null ? null : UUID.fromString(draft.hostCity());
        website = draft.website();
    }

    @Override
    public ForumSeriesDraft draft() {
        return new ForumSeriesDraft(null, names, hostCityId == null ? null : hostCityId.toString(), website);
    }
}
