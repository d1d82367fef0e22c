package dev.sistercity.client;

import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * A write that later requests have to see, whichever replica answers them.
 *
 * @param sequence number of the change, {@code Registry-Sequence}
 * @param epoch which history of the log it is in, {@code Registry-Epoch}
 */
public record Seen(long sequence, String epoch) {

    static final String SEQUENCE = "Registry-Sequence";
    static final String EPOCH = "Registry-Epoch";

    /** What an answer says; empty where it says nothing. */
    static Optional<Seen> in(HttpHeaders headers) {
        return headers.firstValue(SEQUENCE)
                .filter(text -> text.matches("[0-9]{1,18}"))
                .flatMap(text -> headers.firstValue(EPOCH).map(epoch -> new Seen(Long.parseLong(text), epoch)));
    }

    /** Answers may overtake each other. Numbers of two histories are not comparable: the later answer is taken. */
    Seen orLater(Seen before) {
        return before == null || !before.epoch.equals(epoch) || before.sequence < sequence ? this : before;
    }
}
