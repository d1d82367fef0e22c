package dev.sistercity.registry.change.entity;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;

/** What every stored record has, whatever it is about. */
@MappedSuperclass
public abstract class StoredRecord<D> extends PanacheEntityBase {

    @Id
    public UUID id;

    /** Counts the changes of the record from 1; raised by Hibernate with every update, and checked by it. */
    @Version
    public long version;

    public Instant createdAt;
    public Instant updatedAt;

    /** An id for a record that is about to be made. */
    public static UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /** Takes over the content of a draft that has passed all rules. */
    public abstract void take(D draft);

    /** The content as a draft: what taking it over again would not change. */
    public abstract D draft();

    public RecordVersion<D> recorded() {
        return new RecordVersion<>(id, version, createdAt, updatedAt, draft());
    }
}
