package dev.sistercity.registry.shared.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Pattern;

/** What is wrong with a text that is no JSON, in words for its sender. */
public final class JsonFault {

    /** Where something began: Jackson tells it by a note on why it does not show the text itself. */
    private static final Pattern WHERE_IT_BEGAN =
            Pattern.compile(" \\(start marker at \\[Source: [^;\\]]*; line: (\\d+), column: (\\d+)]\\)");

    private static final int LONGEST = 200;

    private JsonFault() {}

    /** One line of 200 characters at the most; may have some of the text itself. */
    public static String of(JsonProcessingException e) {
        String line = e.getOriginalMessage().lines().findFirst().orElse("");
        String said = WHERE_IT_BEGAN.matcher(line).replaceAll(" which began in line $1, column $2");
        return said.length() > LONGEST ? said.substring(0, LONGEST) : said;
    }
}
