package dev.sistercity.registry.mail;

import dev.sistercity.registry.shared.http.Characters;

/**
 * What a mail says.
 *
 * @param lang BCP 47 tag of its language
 * @param subject one line: what would end it, or hide in it, is replaced
 * @param body plain text
 */
public record MailText(String lang, String subject, String body) {

    private static final int LONGEST = 150;

    public MailText {
        String line = Characters.printable(subject);
        subject = line.codePointCount(0, line.length()) > LONGEST
                ? line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…"
                : line;
        body = Characters.writable(body);
    }
}
