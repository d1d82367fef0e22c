package dev.sistercity.registry.transfer.statement;

import dev.sistercity.registry.partnership.api.PartnershipStatus;
import dev.sistercity.registry.shared.http.Kebab;
import java.util.Optional;

/** Where a partnership stands, as lists say it. */
final class WrittenStatus {

    private static final WrittenWords WORDS = new WrittenWords("/import/status-words.tsv");

    /** The sign for what is dead, behind a name or a date. */
    private static final String DAGGER = "†";

    private WrittenStatus() {}

    /** Empty where the word is not known. */
    static Optional<PartnershipStatus> read(String text) {
        if (text.strip().equals(DAGGER)) {
            return Optional.of(PartnershipStatus.ENDED);
        }
        return WORDS.find(text).flatMap(word -> Kebab.parse(PartnershipStatus.class, word.meaning()));
    }
}
