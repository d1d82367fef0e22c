package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.api.PartnershipKind;
import dev.sistercity.registry.shared.http.Kebab;
import dev.sistercity.registry.shared.value.NameKeys;
import dev.sistercity.registry.shared.value.Text;
import java.util.Arrays;
import java.util.Optional;

/**
 * What a list calls a partnership; {@code p}, {@code f} and {@code k} are those of German municipalities.
 *
 * @param kind null where its word is not known
 * @param asStated the word; null where it is but a sign for the kind
 */
record WrittenKind(PartnershipKind kind, Text asStated) {

    private static final int LONGEST_SIGN = 1;
    private static final String UNDETERMINED = "und";
    private static final WrittenWords WORDS = new WrittenWords("/import/kind-words.tsv");

    static WrittenKind read(String text) {
        Optional<PartnershipKind> own = Arrays.stream(PartnershipKind.values())
                .filter(kind -> NameKeys.folded(Kebab.of(kind)).equals(NameKeys.folded(text)))
                .findFirst();
        Optional<WrittenWords.Word> word = WORDS.find(text);
        PartnershipKind kind =
                own.orElseGet(() -> word.flatMap(known -> Kebab.parse(PartnershipKind.class, known.meaning()))
                        .orElse(null));
        boolean sign =
                text.length() <= LONGEST_SIGN || kind != null && Kebab.of(kind).equals(text);
        return new WrittenKind(
                kind,
                sign ? null : new Text(text, word.map(WrittenWords.Word::lang).orElse(UNDETERMINED)));
    }
}
