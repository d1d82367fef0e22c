package dev.sistercity.registry.transfer.read;

import com.ibm.icu.text.CharsetDetector;
import com.ibm.icu.text.CharsetMatch;

/** In which encoding a text most likely is that is not in the one it should be: told to the sender, who knows, and never assumed. */
final class LikelyEncoding {

    /** What is suggested where nothing looks like anything: spreadsheets of Western Europe write it. */
    private static final String USUAL = "windows-1252";

    private static final int FAIR = 20;

    private LikelyEncoding() {}

    /** @param bytes some thousand of it, in which it is not in the encoding that was said */
    static String of(byte[] bytes) {
        for (CharsetMatch match : new CharsetDetector().setText(bytes).detectAll()) {
            if (match.getConfidence() >= FAIR && !match.getName().startsWith("UTF")) {
                // What differs between these two are quotes and dashes, which spreadsheets write as the second has
                // them.
                return match.getName().equals("ISO-8859-1") ? USUAL : match.getName();
            }
        }
        return USUAL;
    }
}
