package dev.sistercity.registry.change.copy;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.sql.CopyWriter;
import dev.sistercity.registry.shared.sql.Sql;
import dev.sistercity.registry.shared.sql.SqlConnection;
import jakarta.inject.Singleton;
import jakarta.persistence.EntityManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.hibernate.engine.spi.SharedSessionContractImplementor;

/**
 * Stores many new records by COPY, in the rows in which Hibernate would insert them: what it would take for each of them (copies
 * to compare with, actions in an order, bound statements) is most of the work of an import.
 */
@Singleton
public class CopyInserter {

    private final EntityManager entities;
    private final Sql sql;
    private final ConcurrentMap<Class<?>, List<EntityRowMapper>> tables = new ConcurrentHashMap<>();

    CopyInserter(EntityManager entities, Sql sql) {
        this.entities = entities;
        this.sql = sql;
    }

    /**
     * Stores records after whatever was written before in the caller's transaction. They are not looked after further: an entity
     * that is changed later has to be read again.
     *
     * @throws org.hibernate.exception.ConstraintViolationException as a flush does
     */
    public void store(Class<?> type, List<? extends StoredRecord<?>> records) {
        entities.flush();
        SharedSessionContractImplementor session = entities.unwrap(SharedSessionContractImplementor.class);
        List<EntityRowMapper> mapped = tables.computeIfAbsent(
                type,
                any -> EntityRowMapper.of(
                        session.getFactory().getMappingMetamodel().getEntityDescriptor(type)));
        try (SqlConnection connection = sql.open()) {
            for (EntityRowMapper table : mapped) {
                try (CopyWriter rows = connection.copy(table.table(), table.columns())) {
                    for (StoredRecord<?> record : records) {
                        table.add(record, rows, session);
                    }
                    rows.end();
                }
            }
        } catch (SQLException e) {
            throw session.getJdbcServices().getSqlExceptionHelper().convert(e, "copying into " + type.getSimpleName());
        }
    }
}
