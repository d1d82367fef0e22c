package dev.sistercity.registry.shared.table;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Text that some program took for one of another encoding before it was stored: UTF-8 read as a code page ({@code KÃ¶ln}, {@code РљС‘Р»СЊРЅ}).
 * Each sign is a byte then, and the bytes are UTF-8 all the way, which no name is by chance.
 */
public final class Misdecoded {

    /** Once, and once more by the next program. */
    private static final int MOST = 2;

    /** The code pages of Windows and of its console, and of Macs. */
    private static final List<Map<Character, Byte>> PAGES = Stream.of(
                    "windows-1252", "windows-1250", "windows-1251", "windows-1254", "x-MacRoman", "IBM850", "IBM437")
            .filter(Charset::isSupported)
            .map(Misdecoded::bytes)
            .toList();

    /** The letter à, of which the second byte is a blank that is written as another: {@code CittÃ di Castello}. */
    private static final Pattern LOST_BLANK = Pattern.compile("(?<=\\p{Ll})Ã(?=\\s)");

    /** The first byte of a letter of which the second is lost: it was a blank, or a hyphen that is not seen. */
    private static final Pattern HALF = Pattern.compile("\\p{Ll}Ã(?!\\p{Ll})");

    /** That are signs of phonetics to Unicode: {@code Кам’янка} with one of these. */
    private static final String APOSTROPHES = "\u02B9\u02BB\u02BC\u02BE\u02BF";

    private static final int FIRST_PHONETIC = 0x250;
    private static final int LAST_PHONETIC = 0x2FF;
    private static final int ASCII = 0x80;

    private Misdecoded() {}

    /** The text as it was meant; as it is where it is not broken so. */
    public static String mended(String text) {
        return isAscii(text) ? text : mended(text, MOST);
    }

    private static String mended(String text, int times) {
        String whole = LOST_BLANK.matcher(text).replaceAll("Ã\u00A0");
        return PAGES.stream()
                .flatMap(page -> meant(whole, page).stream())
                .map(meant -> times > 1 ? mended(meant, times - 1) : meant)
                .filter(meant -> meant.codePoints().allMatch(Misdecoded::isOfText))
                .findFirst()
                .orElse(text);
    }

    /** Whether a letter is lost, so that no program can tell which it was: {@code K�ln}. */
    public static boolean isLost(String text) {
        return text.indexOf('\uFFFD') >= 0 || HALF.matcher(text).find();
    }

    private static Optional<String> meant(String text, Map<Character, Byte> page) {
        byte[] bytes = new byte[text.length()];
        for (int i = 0; i < bytes.length; i++) {
            char sign = text.charAt(i);
            Byte of = sign < ASCII ? Byte.valueOf((byte) sign) : page.get(sign);
            if (of == null) {
                return Optional.empty();
            }
            bytes[i] = of;
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A letter, or what stands between words; by chance two bytes are a sign of phonetics, or something unseen. */
    private static boolean isOfText(int sign) {
        boolean unseen =
                switch (Character.getType(sign)) {
                    case Character.CONTROL, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
                    default -> false;
                };
        boolean phonetic = sign >= FIRST_PHONETIC && sign <= LAST_PHONETIC && APOSTROPHES.indexOf(sign) < 0;
        return sign < ASCII || !unseen && !phonetic;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(sign -> sign < ASCII);
    }

    /** Of each sign above ASCII; a byte that the code page leaves free is read as it is. */
    private static Map<Character, Byte> bytes(String page) {
        Map<Character, Byte> bytes = new HashMap<>();
        for (int i = ASCII; i <= 0xFF; i++) {
            String sign = new String(new byte[] {(byte) i}, Charset.forName(page));
            bytes.putIfAbsent((char) i, (byte) i);
            if (sign.length() == 1 && sign.charAt(0) != '\uFFFD') {
                bytes.put(sign.charAt(0), (byte) i);
            }
        }
        return Map.copyOf(bytes);
    }
}
