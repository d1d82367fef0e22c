package dev.sistercity.registry.transfer.read;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** In which encoding a text is: a byte order mark says it, whatever else is said; so do the zeros of UTF-16. */
public final class TextEncoding {

    private static final int LOOK = 4;

    private TextEncoding() {}

    /**
     * @param file which is left at its beginning
     * @param said where nothing in the file tells
     */
    public static Charset of(BufferedInputStream file, Charset said) throws IOException {
        file.mark(LOOK);
        byte[] first = file.readNBytes(LOOK);
        file.reset();
        if (begins(first, 0xFF, 0xFE, 0, 0)) {
            return Charset.forName("UTF-32LE");
        }
        if (begins(first, 0, 0, 0xFE, 0xFF)) {
            return Charset.forName("UTF-32BE");
        }
        if (begins(first, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(first, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (begins(first, 0xEF, 0xBB, 0xBF)) {
            return StandardCharsets.UTF_8;
        }
        boolean two = first.length == LOOK;
        if (two && first[0] != 0 && first[1] == 0 && first[2] != 0 && first[3] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        if (two && first[0] == 0 && first[1] != 0 && first[2] == 0 && first[3] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        return said;
    }

    private static boolean begins(byte[] bytes, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
