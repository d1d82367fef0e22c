package dev.sistercity.registry.pages.form;

import dev.sistercity.registry.shared.problem.FaultCode;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A form as a browser sends it: {@code application/x-www-form-urlencoded}. */
public final class SentForm {

    /** Begins the name of a hidden field that has what stood in another when the form was shown. */
    public static final String WAS = "was-";

    /** A form of the longest list that is changed as a whole has some thousand. */
    private static final int MOST_FIELDS = 5_000;

    private final Map<String, String> values;

    private SentForm(Map<String, String> values) {
        this.values = values;
    }

    /** @throws RegistryException MALFORMED */
    static SentForm of(byte[] body) {
        String text = body == null ? "" : new String(body, StandardCharsets.UTF_8);
        String[] pairs = text.split("&", MOST_FIELDS + 1);
        if (pairs.length > MOST_FIELDS) {
            throw new RegistryException(Kind.MALFORMED, FaultCode.FORM_FIELDS, MOST_FIELDS);
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                values.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            }
        }
        return new SentForm(values);
    }

    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part, StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IllegalArgumentException e) {
            throw new RegistryException(Kind.MALFORMED, FaultCode.FORM_ENCODING);
        }
    }

    /** What stands in a field, without blanks around it; empty for nothing. */
    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /**
     * A field as it is shown again: with what was written in it. What the reader left as it was is shown as it now is, since another
     * writer may have changed it.
     */
    FormField again(FormField field) {
        String written = values.get(field.name());
        boolean left = written != null && written.strip().equals(values.get(WAS + field.name()));
        return written == null || left || field.input() == FormField.Input.HIDDEN ? field : field.with(written.strip());
    }

    /** Whether something else stands in a field than when the form was shown. */
    public boolean altered(String name) {
        return values.containsKey(name) && !text(name).equals(text(WAS + name));
    }

    /** As above; "" for nothing. */
    public String text(String name) {
        return get(name).orElse("");
    }

    /** Several values in one field, one a line or parted by semicolons. */
    List<String> several(String name) {
        return Arrays.stream(text(name).split("[;\n]"))
                .map(String::strip)
                .filter(value -> !value.isEmpty())
                .toList();
    }
}
