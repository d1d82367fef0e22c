package dev.sistercity.registry.shared.code;

import dev.sistercity.registry.shared.table.TsvResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A first-order division of a country, by GeoNames' code of it and by that of ISO 3166-2, as far as the two name the same;
 * {@code match/regions.tsv} and {@code match/region-codes.tsv}.
 *
 * @param code the country's, a full stop, and GeoNames' {@code admin1}; null where only ISO's is known
 * @param name the usual one; null for unknown
 * @param subdivisionCode of ISO 3166-2; null for unknown
 */
@Schema(name = "Region", description = "A first-order division of a country")
public record Region(
        @Schema(description = "GeoNames' code, behind that of the country", examples = "CN.23")
        String code,

        @Schema(description = "Its usual name", examples = "Shanghai")
        String name,

        @Schema(description = "ISO 3166-2", examples = "CN-SH")
        String subdivisionCode) {

    /** What can be a code of GeoNames. */
    public static final String CODE = "[A-Z]{2}\\.[A-Za-z0-9]{1,10}";

    private static final Pattern GAZETTEER = Pattern.compile(CODE);

    /** Whether a text is a code of ISO 3166-2, or one that GeoNames may have. */
    public static boolean isCode(String text) {
        return Subdivisions.isCode(text) || GAZETTEER.matcher(text).matches() && Countries.isCode(text.substring(0, 2));
    }

    /**
     * A region as cities have it.
     *
     * @param code GeoNames'; null for unknown
     * @param subdivisionCode of ISO 3166-2; null for unknown
     * @return null where neither is known
     */
    public static Region of(String code, String subdivisionCode) {
        String known = code == null && subdivisionCode != null ? Known.BY_ISO.get(subdivisionCode) : code;
        String iso = subdivisionCode != null ? subdivisionCode : known == null ? null : Known.ISO.get(known);
        return known == null && iso == null
                ? null
                : new Region(known, known == null ? null : Known.NAMES.get(known), iso);
    }

    /**
     * One key for each region, however it is written.
     *
     * @param text GeoNames' code, or one of ISO 3166-2
     */
    public static String key(String text) {
        return Known.BY_ISO.getOrDefault(text, text);
    }

    /** @return null for null */
    public static String keyOf(String code, String subdivisionCode) {
        return code != null ? code : subdivisionCode == null ? null : key(subdivisionCode);
    }

    /**
     * Whether a code of ISO 3166-2 is of a division elsewhere than in a region.
     *
     * @param code GeoNames', or of ISO 3166-2; null for unknown
     * @param subdivisionCode of ISO 3166-2, of a division of any order; null for unknown
     * @return false where it is not known which region the division lies in
     */
    public static boolean contradicts(String code, String subdivisionCode) {
        String above = code == null || subdivisionCode == null ? null : Known.ABOVE.get(subdivisionCode);
        return above != null && !above.equals(key(code));
    }

    /** The usual name of a division; empty where none is known. */
    public static Optional<String> name(String country, String admin1) {
        return Optional.ofNullable(Known.NAMES.get(country + '.' + admin1));
    }

    /** Read at the first question. */
    private static final class Known {

        static final Map<String, String> NAMES = new HashMap<>();
        static final Map<String, String> BY_ISO = new HashMap<>();
        static final Map<String, String> ISO = new HashMap<>();
        /** The region of a division, of a second-order one too. */
        static final Map<String, String> ABOVE = new HashMap<>();

        static {
            for (String[] cells : TsvResource.rows("/match/regions.tsv")) {
                if (cells[2].isEmpty()) {
                    NAMES.putIfAbsent(cells[0] + '.' + cells[1], cells[3].split("\\|")[0]);
                }
            }
            Set<String> several = new HashSet<>();
            for (String[] cells : TsvResource.rows("/match/region-codes.tsv")) {
                for (String pair : cells[1].split("\\|")) {
                    int equals = pair.indexOf('=');
                    String iso = cells[0] + '-' + pair.substring(0, equals);
                    String code = cells[0] + '.' + pair.substring(equals + 1);
                    ABOVE.put(iso, cells[0] + '.' + code.split("\\.")[1]);
                    boolean first = code.indexOf('.') == code.lastIndexOf('.') && Subdivisions.isCode(iso);
                    if (first && BY_ISO.put(iso, code) == null && ISO.put(code, iso) != null) {
                        several.add(code);
                    }
                }
            }
            // Of two codes for one division it is not known which is meant.
            several.forEach(ISO::remove);
        }
    }
}
