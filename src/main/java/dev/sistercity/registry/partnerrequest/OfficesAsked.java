package dev.sistercity.registry.partnerrequest;

import dev.sistercity.registry.shared.sql.Sql;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/** Who speaks for a city, as the database has it; in the caller's transaction. */
@Singleton
class OfficesAsked {

    private static final int MOST = 20;

    private final Sql sql;

    OfficesAsked(Sql sql) {
        this.sql = sql;
    }

    /** The offices of a city, or of the nearest unit above it that has any; none where there are none. */
    List<UUID> of(UUID city) {
        return sql.query("""
            with recursive above (id, part_of_id, level) as (
              select id, part_of_id, 0 from city where id = ?
              union all select c.id, c.part_of_id, a.level + 1 from city c join above a on c.id = a.part_of_id),
            speaking (id, level) as (
              select o.id, a.level from above a join office o on o.city_id = a.id
              union select d.office_id, a.level from above a join office_delegation d on d.city_id = a.id
                where d.until is null or d.until > clock_timestamp())
            select id from speaking where level = (select min(level) from speaking) order by id limit\
            """ + " " + MOST, row -> row.getObject("id", UUID.class), city);
    }

    /** The city that an office writes for as its own. */
    UUID cityOf(UUID office) {
        return sql.first("select city_id from office where id = ?", row -> row.getObject(1, UUID.class), office)
                .orElseThrow();
    }
}
