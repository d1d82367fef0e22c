package dev.sistercity.registry.catalog.upstream;

import java.io.IOException;

/** The upstream answers with more than a follower takes into memory at once: it may ask for less. */
final class AnswerTooLarge extends IOException {

    private static final long serialVersionUID = 1L;

    /** @param most bytes */
    AnswerTooLarge(int most, String when) {
        super("an answer has more than " + most + " bytes" + when);
    }
}
