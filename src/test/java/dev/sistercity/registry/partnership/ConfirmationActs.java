package dev.sistercity.registry.partnership;

import dev.sistercity.registry.partnership.Sides.Side;
import dev.sistercity.registry.support.Http;
import dev.sistercity.registry.support.Reply;
import java.util.List;
import java.util.Map;

/** The acts of docs/confirmation.md, by the words of its table. */
final class ConfirmationActs {

    private static final String LATER_DATE = "1979";

    private final Sides sides;
    private final Side shanghai;
    private final Side dunedin;
    private final Side kyoto;

    ConfirmationActs(Sides sides, Side shanghai, Side dunedin, Side kyoto) {
        this.sides = sides;
        this.shanghai = shanghai;
        this.dunedin = dunedin;
        this.kyoto = kyoto;
    }

    /** What is done to a partnership, of which the actor has read the version with this tag. */
    interface Act {
        Reply on(String path, String etag);
    }

    Act named(String name) {
        String who = who(name);
        String what = name.substring(who.length() + 1);
        Side side = side(who);
        Side other = side == shanghai ? dunedin : shanghai;
        if (what.endsWith(" accepts")) {
            return accepted(side, other);
        }
        return switch (what) {
            case "confirms" -> (path, etag) -> confirms(path, side, Map.of("stance", "confirmed"), etag);
            case "confirms another date" ->
                (path, etag) -> confirms(path, side, Map.of("stance", "confirmed", "established", LATER_DATE), etag);
            case "disputes" -> (path, etag) -> confirms(path, side, Map.of("stance", "disputed"), etag);
            case "takes it back" -> (path, etag) -> confirms(path, side, Map.of("stance", "none"), etag);
            case "declares the end" -> (path, etag) -> sides.tells(path, side.key(), "ended", side.city(), etag);
            case "adds an item that ends it" ->
                (path, etag) -> sides.adds(path, side.key(), "ended", side.city(), etag);
            case "disputes the end" -> (path, etag) -> sides.tells(path, side.key(), "end-disputed", side.city(), etag);
            case "is silent about the end" -> (path, etag) -> sides.forgets(path, side.key(), side.city(), etag);
            case "ends it for Dunedin" -> (path, etag) -> sides.tells(path, side.key(), "ended", dunedin.city(), etag);
            case "ends it for both" -> (path, etag) -> sides.tells(path, side.key(), "ended", null, etag);
            case "removes what Shanghai said", "removes what Dunedin said" ->
                (path, etag) -> sides.forgets(path, side.key(), other.city(), etag);
            default -> patching(side, what);
        };
    }

    private Act patching(Side side, String what) {
        String query = what.endsWith(" and says why") ? "?reason=A%20better%20source" : "";
        Map<String, ?> change =
                switch (what) {
                    case "changes the date", "changes the date and says why" -> Map.of("established", LATER_DATE);
                    case "changes the fields" -> Map.of("fields", List.of("youth"));
                    case "suspends" -> Map.of("status", "suspended");
                    case "calls it dormant" -> Map.of("status", "dormant");
                    case "resumes" -> Map.of("status", "active");
                    case "sets a term" -> Map.of("ended", "2999");
                    case "sets the status ended" -> Map.of("status", "ended");
                    case "sets ended to 2020" -> Map.of("status", "ended", "ended", "2020");
                    case "sets the status rejected" -> Map.of("status", "rejected");
                    case "sets the status proposed" -> Map.of("status", "proposed");
                    default -> throw new AssertionError("No such act: " + what);
                };
        return (path, etag) -> sides.patches(path + query, side.key(), change, etag);
    }

    /** A change of the date, and the answer of the other side where it is asked. */
    private Act accepted(Side side, Side other) {
        return (path, etag) -> {
            Reply asked = sides.patches(path, side.key(), Map.of("established", LATER_DATE), etag);
            return asked.status() == 202 ? sides.answers(asked.header("Location"), other.key(), "accepted") : asked;
        };
    }

    private Reply confirms(String path, Side side, Map<String, ?> word, String etag) {
        return sides.states(path, side.key(), side == kyoto ? dunedin.city() : side.city(), word, etag);
    }

    private static String who(String name) {
        return name.startsWith("a stranger ") ? "a stranger" : name.split(" ")[0];
    }

    private Side side(String who) {
        return switch (who) {
            case "Shanghai" -> shanghai;
            case "Dunedin" -> dunedin;
            case "Kyoto" -> kyoto;
            case "registrar" -> new Side(dunedin.city(), Http.KEY);
            case "a stranger" -> new Side(dunedin.city(), null);
            default -> throw new AssertionError("Who is " + who + "?");
        };
    }
}
