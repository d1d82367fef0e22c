package dev.sistercity.registry.change.copy;

import dev.sistercity.registry.change.entity.StoredRecord;
import dev.sistercity.registry.shared.sql.CopyWriter;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.BiFunction;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.metamodel.mapping.EntityMappingType;
import org.hibernate.metamodel.mapping.JdbcMapping;
import org.hibernate.metamodel.mapping.ModelPart;
import org.hibernate.metamodel.mapping.PluralAttributeMapping;
import org.hibernate.metamodel.mapping.SelectableMapping;
import org.hibernate.type.descriptor.java.JavaType;

/**
 * The rows that an entity takes in one table, its own or that of a collection of values, by Hibernate's own mapping: one place
 * says how a record is stored, whichever way it comes there.
 */
final class EntityRowMapper {

    private final String table;
    private final List<Part> parts;
    private final String columns;
    /** Of a collection; null for the table of the entity. */
    private final PluralAttributeMapping collection;

    private EntityRowMapper(String table, List<Part> parts, PluralAttributeMapping collection) {
        this.table = table;
        this.parts = parts;
        this.collection = collection;
        List<String> names = new ArrayList<>();
        parts.forEach(
                part -> part.mapped().forEachSelectable((index, column) -> names.add(column.getSelectionExpression())));
        columns = String.join(", ", names);
    }

    /** Some columns, and what of a record and an element of its collection stands in them. */
    private record Part(ModelPart mapped, BiFunction<StoredRecord<?>, Element, Object> value) {}

    private record Element(int index, Object value) {}

    /** Of all tables of an entity, its own first. */
    static List<EntityRowMapper> of(EntityMappingType entity) {
        List<EntityRowMapper> tables = new ArrayList<>();
        List<Part> own = new ArrayList<>();
        own.add(new Part(entity.getIdentifierMapping(), (record, none) -> record.id));
        entity.forEachAttributeMapping(attribute -> {
            if (attribute.isPluralAttributeMapping()) {
                tables.add(of(attribute.asPluralAttributeMapping()));
            } else {
                own.add(new Part(attribute, (record, none) -> attribute.getValue(record)));
            }
        });
        tables.add(0, new EntityRowMapper(entity.getMappedTableDetails().getTableName(), own, null));
        return List.copyOf(tables);
    }

    private static EntityRowMapper of(PluralAttributeMapping collection) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part(collection.getKeyDescriptor().getKeyPart(), (record, element) -> record.id));
        if (collection.getIndexDescriptor() != null) {
            int base = collection.getIndexMetadata().getListIndexBase();
            parts.add(new Part(collection.getIndexDescriptor(), (record, element) -> base + element.index()));
        }
        parts.add(new Part(collection.getElementDescriptor(), (record, element) -> element.value()));
        return new EntityRowMapper(collection.getSeparateCollectionTable(), parts, collection);
    }

    String table() {
        return table;
    }

    /** Their names, separated by commas. */
    String columns() {
        return columns;
    }

    void add(StoredRecord<?> record, CopyWriter rows, SharedSessionContractImplementor session) throws SQLException {
        if (collection == null) {
            rows.add(row(record, null, session));
            return;
        }
        int index = 0;
        for (Object value : (Collection<?>) collection.getValue(record)) {
            rows.add(row(record, new Element(index++, value), session));
        }
    }

    private Object[] row(StoredRecord<?> record, Element element, SharedSessionContractImplementor session) {
        List<Object> row = new ArrayList<>();
        for (Part part : parts) {
            part.mapped()
                    .breakDownJdbcValues(
                            part.value().apply(record, element),
                            0,
                            row,
                            session,
                            (index, values, within, value, column) -> values.add(stored(value, column, within)),
                            session);
        }
        return row.toArray();
    }

    /** As PostgreSQL reads it. */
    private static Object stored(Object value, SelectableMapping column, SharedSessionContractImplementor session) {
        JdbcMapping mapping = column.getJdbcMapping();
        if (value != null && mapping.getJdbcType().isJson()) {
            return json(value, mapping.getJdbcJavaType(), session);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    @SuppressWarnings("unchecked") // the column is mapped from values of this type
    private static <T> String json(Object value, JavaType<T> type, SharedSessionContractImplementor session) {
        return session.getFactory()
                .getSessionFactoryOptions()
                .getJsonFormatMapper()
                .toString((T) value, type, session);
    }
}
