package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.transfer.read.ListRow;
import java.util.ArrayList;
import java.util.List;

/** Reads rows as statements. */
public final class StatementReader {

    private static final int LONGEST = 300;

    private final Mapping mapping;

    public StatementReader(Mapping mapping) {
        this.mapping = mapping;
    }

    /** @throws RejectedRowException with the reason */
    public Statement read(ListRow row) {
        if (row.fault() != null) {
            throw new RejectedRowException(row.fault());
        }
        List<String> remarks = new ArrayList<>();
        Side one = side(
                row,
                new Fields(
                        Field.CITY1,
                        Field.COUNTRY1,
                        Field.REGION1,
                        Field.PLACE1,
                        Field.LATITUDE1,
                        Field.LONGITUDE1,
                        Field.ID1),
                remarks);
        Side two = side(
                row,
                new Fields(
                        Field.CITY2,
                        Field.COUNTRY2,
                        Field.REGION2,
                        Field.PLACE2,
                        Field.LATITUDE2,
                        Field.LONGITUDE2,
                        Field.ID2),
                remarks);
        if (one.asWritten().equals(two.asWritten())) {
            throw new RejectedRowException("a city cannot be its own partner: " + one.asWritten());
        }
        String kind = text(Field.KIND, row);
        String established = text(Field.ESTABLISHED, row);
        return new Statement(
                one,
                two,
                kind == null ? null : WrittenKind.parse(kind),
                established == null ? null : WrittenDate.parse(established),
                remarks);
    }

    private record Fields(
            Field city, Field country, Field region, Field place, Field latitude, Field longitude, Field id) {}

    private Side side(ListRow row, Fields fields, List<String> remarks) {
        String name = text(fields.city(), row);
        String id = text(fields.id(), row);
        if (name == null && id == null) {
            throw new RejectedRowException(fields.city().parameter() + " is missing");
        }
        String country = text(fields.country(), row);
        if (country == null && text(fields.place(), row) != null) {
            String place = text(fields.place(), row);
            country = place.substring(place.lastIndexOf(',') + 1).strip();
        }
        Coordinates at = Coordinates.parse(text(fields.latitude(), row), text(fields.longitude(), row), remarks);
        return new Side(
                name,
                country == null || country.isEmpty() ? null : country,
                text(fields.region(), row),
                at.latitude(),
                at.longitude(),
                id == null ? null : WrittenIdentifier.parse(id));
    }

    private String text(Field field, ListRow row) {
        String text = mapping.get(field, row);
        if (text == null) {
            return null;
        }
        if (text.length() > LONGEST) {
            throw new RejectedRowException(field.parameter() + " has more than " + LONGEST + " characters");
        }
        Characters.fault(text).ifPresent(fault -> {
            throw new RejectedRowException(field.parameter() + " " + fault);
        });
        return text;
    }
}
