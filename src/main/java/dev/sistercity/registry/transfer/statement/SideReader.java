package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.city.api.Identifier;
import dev.sistercity.registry.match.CityQuery.Trust;
import dev.sistercity.registry.match.country.NoCountry;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.transfer.statement.Field.Fact;
import dev.sistercity.registry.transfer.statement.place.Coordinates;
import java.util.ArrayList;
import java.util.List;

/** Reads what a row says of each of its cities. */
final class SideReader {

    /** @throws RejectedRowException if the row does not tell which city */
    Side required(int number, Cells cells) {
        Side side = read(number, cells);
        if (side == null) {
            String id = cells.raw(Field.of(Fact.ID, number));
            throw new RejectedRowException(
                    id == null
                            ? Field.of(Fact.CITY, number).parameter() + " is missing"
                            : id + " is no identifier such as Q1726 or geonames:2867714");
        }
        return side;
    }

    /** Third and further ones, as far as the row names them. */
    List<Side> further(Cells cells) {
        List<Side> more = new ArrayList<>();
        for (int number = 3; number <= Field.MOST_SIDES; number++) {
            Side side = read(number, cells);
            if (side != null) {
                more.add(side);
            }
        }
        return more;
    }

    private static Side read(int number, Cells cells) {
        String name = name(cells.text(Field.of(Fact.CITY, number)), cells);
        List<Identifier> identifiers = identifiers(number, cells);
        if (name == null && identifiers.isEmpty()) {
            return null;
        }
        String place = cells.text(Field.of(Fact.PLACE, number));
        Coordinates at = coordinates(number, cells);
        return new Side(
                name,
                country(number, name, place, cells),
                cells.text(Field.of(Fact.REGION, number)),
                at.latitude(),
                at.longitude(),
                name == null || place == null ? Trust.GIVEN : trust(place, name),
                identifiers.isEmpty() ? null : identifiers.get(0),
                identifiers.size() > 1 ? identifiers.subList(1, identifiers.size()) : List.of(),
                WrittenNames.read(Field.of(Fact.NAMES, number), cells));
    }

    /** A name without what is said of the partnership beside it. */
    private static String name(String written, Cells cells) {
        NameNotes notes = written == null ? null : NameNotes.of(written).orElse(null);
        if (notes == null) {
            return written;
        }
        cells.noteBesideName(notes);
        return notes.name();
    }

    private static List<Identifier> identifiers(int number, Cells cells) {
        Field field = Field.of(Fact.ID, number);
        String text = cells.text(field);
        if (text == null) {
            return List.of();
        }
        List<Identifier> identifiers = WrittenIdentifier.readAll(text);
        if (identifiers.isEmpty()) {
            cells.leave(field, text, "is no identifier such as Q1726 or geonames:2867714");
        }
        return identifiers;
    }

    /**
     * Of a full name the last part, where that is of the city, or the row tells a division, too: a geocoder that finds no {@code Pinsk}
     * answers with some street in Austria.
     */
    private static String country(int number, String name, String place, Cells cells) {
        String country = cells.text(Field.of(Fact.COUNTRY, number));
        if (country != null) {
            return NoCountry.isMeant(country) ? null : country;
        }
        boolean located = cells.text(Field.of(Fact.REGION, number)) != null;
        if (place == null || name != null && !located && !isOf(place, name)) {
            return null;
        }
        String last = place.substring(place.lastIndexOf(',') + 1).strip();
        return last.isEmpty() || NoCountry.isMeant(last) ? null : last;
    }

    private static boolean isOf(String place, String name) {
        String first = place.split(",", 2)[0];
        return hasDigit(first) || NameKeys.folded(name).contains(NameKeys.folded(first));
    }

    private static Coordinates coordinates(int number, Cells cells) {
        Field latitude = Field.of(Fact.LATITUDE, number);
        Field longitude = Field.of(Fact.LONGITUDE, number);
        Field both = Field.of(Fact.COORDINATES, number);
        String north = cells.text(latitude);
        String east = cells.text(longitude);
        List<String> remarks = new ArrayList<>();
        Coordinates at;
        if (north == null && east == null) {
            String text = cells.text(both);
            at = text == null ? Coordinates.NOWHERE : Coordinates.parse(text, remarks);
            if (text != null && at == Coordinates.NOWHERE) {
                cells.unread().add(new StatementReader.UnreadCell(both, text));
            }
        } else {
            at = Coordinates.parse(north, east, remarks);
            if (north != null && east != null && at == Coordinates.NOWHERE) {
                cells.unread().add(new StatementReader.UnreadCell(latitude, north));
                cells.unread().add(new StatementReader.UnreadCell(longitude, east));
            }
        }
        remarks.forEach(cells::remark);
        return at;
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
}
