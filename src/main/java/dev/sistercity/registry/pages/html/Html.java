package dev.sistercity.registry.pages.html;

import io.quarkus.qute.RawString;
import java.util.Locale;

/**
 * Writes HTML. Whatever is given to it as text or as the value of an attribute is escaped, so that no text of a record can
 * become markup; tags and names of attributes come from code alone.
 */
public final class Html {

    private static final String REPLACEMENT = "\uFFFD";
    private static final char DELETE = 0x7F;

    private final StringBuilder out = new StringBuilder(1024);

    /** @param attributes names and values in turn; one whose value is null is left out */
    public Html open(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute((String) attributes[i], attributes[i + 1]);
        }
        out.append('>');
        return this;
    }

    public Html close(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** Markup as it is: of constants and numbers alone, nothing of which comes from a record or from a request. */
    public Html code(String markup) {
        out.append(markup);
        return this;
    }

    /** As above. */
    public Html code(long number) {
        out.append(number);
        return this;
    }

    public Html text(Object text) {
        escape(String.valueOf(text));
        return this;
    }

    /** A tag around a text; attributes as of {@link #open}. */
    public Html element(String tag, Object text, Object... attributes) {
        return open(tag, attributes).text(text).close(tag);
    }

    public Html link(String href, Object text, Object... attributes) {
        out.append("<a");
        attribute("href", href);
        for (int i = 0; i < attributes.length; i += 2) {
            attribute((String) attributes[i], attributes[i + 1]);
        }
        out.append('>');
        return text(text).close("a");
    }

    /** A text of a record: in a language of its own, and in a direction of its own, which ends where the text does. */
    public Html foreign(String text, String lang) {
        return element("bdi", text, "lang", lang);
    }

    /** A text of a record that links to another site; only if it is an address of the web, else it is text alone. */
    public Html outward(String address, Object text) {
        return isWeb(address)
                ? link(address, text, "rel", "external nofollow noopener", "dir", "auto")
                : open("bdi").text(text).close("bdi");
    }

    public static boolean isWeb(String address) {
        String start = address.length() > 8 ? address.substring(0, 8).toLowerCase(Locale.ROOT) : "";
        return start.startsWith("https://") || start.startsWith("http://");
    }

    public Html add(Html other) {
        out.append(other.out);
        return this;
    }

    public boolean isEmpty() {
        return out.length() == 0;
    }

    /** For templates, which escape all else. */
    public RawString raw() {
        return new RawString(out.toString());
    }

    @Override
    public String toString() {
        return out.toString();
    }

    private void attribute(String name, Object value) {
        if (value != null) {
            out.append(' ').append(name);
            if (value != Boolean.TRUE) {
                out.append("=\"");
                escape(value.toString());
                out.append('"');
            }
        }
    }

    /** What needs no escaping, which is nearly all, is copied in runs. */
    private void escape(String text) {
        int copied = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            String instead = instead(text.charAt(i));
            if (instead != null) {
                // As a string of its own: parts of another are copied one by one.
                out.append(text.substring(copied, i)).append(instead);
                copied = i + 1;
            }
        }
        out.append(copied == 0 ? text : text.substring(copied));
    }

    /** What stands for a character; null for itself. */
    private static String instead(char c) {
        if (c > '>' && c != DELETE) {
            return null;
        }
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '"' -> "&quot;";
            case '\'' -> "&#39;";
            default -> c < ' ' && c != '\n' && c != '\t' || c == DELETE ? REPLACEMENT : null;
        };
    }
}
