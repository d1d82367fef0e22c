package dev.sistercity.registry.transfer.resolve;

import dev.sistercity.registry.transfer.statement.Side;
import dev.sistercity.registry.transfer.statement.Statement;
import java.util.Map;
import java.util.Optional;

/** What was decided in review before, of names that rows ask about. */
public final class Decisions {

    public static final Decisions NONE = new Decisions(Map.of());

    private final Map<Key, Optional<String>> byKey;

    /** @param byKey the reference of a city; empty where the row was rejected */
    public Decisions(Map<Key, Optional<String>> byKey) {
        this.byKey = byKey;
    }

    /**
     * @param quote of the one row that it is about, empty for all
     * @param country as written, empty for any
     */
    public record Key(String quote, String name, String country) {}

    /** What this name means in this row: an id, or {@code geonames:<id>}. */
    public Optional<String> meaning(Side side, Statement statement) {
        if (byKey.isEmpty()) {
            return Optional.empty();
        }
        String name = nameOf(side);
        String country = side.country() == null ? "" : side.country();
        return find(new Key(statement.quote(), name, country))
                .or(() -> find(new Key("", name, country)))
                .or(() -> find(new Key("", name, "")));
    }

    boolean isRejected(Statement statement) {
        return !byKey.isEmpty()
                && byKey.getOrDefault(new Key(statement.quote(), "", ""), Optional.of(""))
                        .isEmpty();
    }

    /** As decisions about it are kept. */
    public static String nameOf(Side side) {
        return side.name() == null ? side.asWritten() : side.name();
    }

    private Optional<String> find(Key key) {
        return byKey.getOrDefault(key, Optional.empty());
    }
}
