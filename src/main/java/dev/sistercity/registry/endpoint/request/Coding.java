package dev.sistercity.registry.endpoint.request;

import com.github.luben.zstd.ZstdOutputStreamNoFinalizer;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;

/** How an answer is compressed on its way (RFC 9110, section 8.4.1; RFC 8878). The best first, where a reader has no wish. */
public enum Coding {
    ZSTD {
        @Override
        public OutputStream over(OutputStream out) throws IOException {
            return new ZstdOutputStreamNoFinalizer(out, ZSTD_LEVEL);
        }
    },
    GZIP {
        @Override
        public OutputStream over(OutputStream out) throws IOException {
            return new GZIPOutputStream(out, BUFFER);
        }
    },
    IDENTITY {
        @Override
        public OutputStream over(OutputStream out) {
            return out;
        }
    };

    private static final int ZSTD_LEVEL = 3;
    private static final int BUFFER = 1 << 16;

    public abstract OutputStream over(OutputStream out) throws IOException;

    /** As {@code Content-Encoding} has it. */
    public String token() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a reader likes best; as it is, where it says nothing.
     *
     * @param acceptEncoding the header; null for none
     */
    public static Coding of(String acceptEncoding) {
        Coding best = IDENTITY;
        double most = 0;
        for (Coding coding : acceptEncoding == null ? new Coding[0] : values()) {
            double quality = coding.quality(acceptEncoding);
            if (quality > most) {
                best = coding;
                most = quality;
            }
        }
        return best;
    }

    private double quality(String acceptEncoding) {
        double any = this == IDENTITY ? Double.MIN_VALUE : 0;
        for (String item : acceptEncoding.toLowerCase(Locale.ROOT).split(",")) {
            String[] parts = item.trim().split("(?:(?<!\\s)\\s++)?;\\s*+q\\s*+=\\s*+", 2);
            if (parts[0].equals(token())) {
                return weight(parts);
            }
            if (parts[0].equals("*") && this != ZSTD) {
                // A client that takes any form may not know the younger one.
                any = weight(parts);
            }
        }
        return any;
    }

    private static double weight(String[] parts) {
        try {
            return parts.length == 1 ? 1 : Double.parseDouble(parts[1]);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
