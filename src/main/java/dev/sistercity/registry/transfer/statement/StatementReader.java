package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.match.CityQuery.Trust;
import dev.sistercity.registry.shared.http.Characters;
import dev.sistercity.registry.shared.value.NameKeys;
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
        String place = text(fields.place(), row);
        if (country == null && place != null) {
            country = place.substring(place.lastIndexOf(',') + 1).strip();
        }
        Coordinates at = Coordinates.parse(text(fields.latitude(), row), text(fields.longitude(), row), remarks);
        return new Side(
                name,
                country == null || country.isEmpty() ? null : country,
                text(fields.region(), row),
                at.latitude(),
                at.longitude(),
                name == null || place == null ? Trust.GIVEN : trust(place, name),
                id == null ? null : WrittenIdentifier.parse(id));
    }

    /**
     * What coordinates are worth of which a full name says what they are of: {@code Europe, Rouffach, 68250, Haut-Rhin, France} for a
     * village that was not found. Who has a postcode in the place of the name knows which one of the name it is.
     */
    private static Trust trust(String place, String name) {
        String first = place.split(",", 2)[0];
        if (hasDigit(first)) {
            return Trust.GIVEN;
        }
        boolean same = NameKeys.folded(first).equals(NameKeys.folded(name.split("[(,]", 2)[0]));
        return same && !isAPart(place) ? Trust.LOOKED_UP : Trust.GUESSED;
    }

    /** A street or a hamlet, as its town stands between it and the postcode: {@code Ried, Anras, 9912, Tirol, Austria}. */
    private static boolean isAPart(String place) {
        String[] parts = place.split(",");
        return parts.length > 3 && !hasDigit(parts[1]) && hasDigit(parts[2]);
    }

    private static boolean hasDigit(String text) {
        return text.chars().anyMatch(Character::isDigit);
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
