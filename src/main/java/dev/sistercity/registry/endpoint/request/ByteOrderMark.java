package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.shared.page.ListParameter;
import dev.sistercity.registry.shared.page.ParameterValues;
import dev.sistercity.registry.shared.page.Parameters;
import java.util.List;

/**
 * The mark that Excel takes as its sign that a CSV file is UTF-8: without it, it reads the file in the system's own encoding, and
 * every accent comes out as two wrong letters. It comes where it is asked for only, since it is a part of the first column's
 * name to programs that do not know it (RFC 4180 has none).
 */
public final class ByteOrderMark {

    private static final String BOM = "bom";

    /** Of what can be had as CSV. */
    public static final ListParameter PARAMETER = new ListParameter(
            BOM,
            "true: CSV begins with a byte order mark, by which Excel tells that it is UTF-8; false by default. Other formats have none",
            ListParameter.Kind.BOOLEAN,
            false,
            List.of(),
            null);

    private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private ByteOrderMark() {}

    /** @throws dev.sistercity.registry.shared.problem.RegistryException MALFORMED for what is neither true nor false */
    public static boolean isWanted(Parameters parameters) {
        return parameters
                .one(BOM)
                .map(value -> ParameterValues.bool(BOM, value))
                .orElse(false);
    }

    /** The mark itself: three bytes. */
    public static byte[] bytes() {
        return MARK.clone();
    }

    /** What is answered: with the mark before it, if it is CSV and that was asked for. */
    public static byte[] before(byte[] bytes, Format format, Parameters parameters) {
        boolean wanted = isWanted(parameters);
        if (!wanted || format != Format.CSV) {
            return bytes;
        }
        byte[] marked = new byte[MARK.length + bytes.length];
        System.arraycopy(MARK, 0, marked, 0, MARK.length);
        System.arraycopy(bytes, 0, marked, MARK.length, bytes.length);
        return marked;
    }
}
