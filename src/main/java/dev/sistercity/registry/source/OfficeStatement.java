package dev.sistercity.registry.source;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import dev.sistercity.registry.access.Actor;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import dev.sistercity.registry.shared.problem.Violation;
import dev.sistercity.registry.source.api.SourceDraft;
import dev.sistercity.registry.source.api.SourceKind;
import java.util.List;
import java.util.UUID;

/**
 * What a city's office says in the registry itself. The registry alone writes such sources and the claims that cite them, from
 * what the office does at {@code /confirmations}: otherwise any caller could put words into the office's mouth.
 */
public final class OfficeStatement {

    private static final String SAYS = " says of a partnership of its own, in this registry";

    private OfficeStatement() {}

    /** Title of the source that stands for what a city's office says. */
    public static String title(String city) {
        return "What " + city + SAYS;
    }

    static boolean is(SourceDraft source) {
        return source != null && source.kind() == SourceKind.OFFICE_STATEMENT;
    }

    /** @param source the id of a source that there is, or was */
    static boolean is(String source) {
        Source stored = Source.findById(UUID.fromString(source));
        return stored != null && stored.kind == SourceKind.OFFICE_STATEMENT;
    }

    /**
     * Refuses what only the registry may write.
     *
     * @throws RegistryException FORBIDDEN for any other caller, the registrar too
     */
    static void requireRegistry(Actor actor, String pointer) {
        if (!actor.isRegistry()) {
            String detail =
                    "what an office says in the registry is written by the registry alone, from the office's own "
                            + "confirmation (PUT /v1/partnerships/{id}/confirmations/{city})";
            throw new RegistryException(
                    Kind.FORBIDDEN,
                    Character.toUpperCase(detail.charAt(0)) + detail.substring(1),
                    List.of(Violation.at(pointer, detail)));
        }
    }

    /** Whether people would take a title for that of an office's statement. */
    static boolean isResembledBy(String title) {
        return title != null && skeleton(title).contains(Looks.SAYS);
    }

    /** What the eye makes of a text: no case, accents, blanks or punctuation, and letters of other scripts as those that they look like. */
    private static String skeleton(String text) {
        String plain = UCharacter.foldCase(Looks.DECOMPOSED.normalize(text), true);
        String seen = UCharacter.foldCase(Looks.ALIKE.getSkeleton(plain), true);
        return seen.codePoints()
                .filter(Character::isLetterOrDigit)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Loaded when the first title is looked at. */
    private static final class Looks {

        static final Normalizer2 DECOMPOSED = Normalizer2.getNFKDInstance();
        static final SpoofChecker ALIKE = new SpoofChecker.Builder().build();
        static final String SAYS = skeleton(OfficeStatement.SAYS);
    }
}
