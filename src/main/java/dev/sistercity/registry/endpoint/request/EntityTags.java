package dev.sistercity.registry.endpoint.request;

import dev.sistercity.registry.catalog.index.Tombstone;
import dev.sistercity.registry.shared.problem.Kind;
import dev.sistercity.registry.shared.problem.RegistryException;
import java.util.HexFormat;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Entity tags. An item's is {@code "<version>-<hash of what was answered>"}: the hash makes it strong, as each language, set
 * of fields and format is a representation of its own; the version is what a change is conditional on. The same tag with the
 * suffix of a content coding is the same tag.
 */
public final class EntityTags {

    private static final HexFormat HEX = HexFormat.of();
    /** What proxies that compress put behind a tag, and do not take away again: {@code -gzip}, {@code --gzip}, {@code ;br}. */
    private static final String CODING = "(?:(?:--?|;)(?:x-)?(?:gzip|br|zstd|deflate))";

    private static final Pattern ITEM = Pattern.compile("\"([1-9][0-9]{0,17})-[0-9a-f]{16}" + CODING + "{0,2}\"");
    private static final Pattern CODED = Pattern.compile(CODING + "{1,2}\"$");

    private EntityTags() {}

    public static String ofItem(long version, long hash) {
        return "\"" + version + "-" + HEX.toHexDigits(hash) + "\"";
    }

    /** Names the version that the deletion or the merge made. */
    public static String ofTombstone(Tombstone<?> tombstone) {
        return ofItem(tombstone.version(), tombstone.last().id().getLeastSignificantBits());
    }

    public static String ofList(long hash) {
        return "\"" + HEX.toHexDigits(hash) + "\"";
    }

    /** Whether an If-None-Match header names this tag (weak comparison, RFC 9110, section 13.1.2). */
    public static boolean matches(String ifNoneMatch, String tag) {
        if (ifNoneMatch == null) {
            return false;
        }
        if (ifNoneMatch.equals(tag) || ifNoneMatch.trim().equals("*")) {
            return true;
        }
        for (String candidate : ifNoneMatch.split(",")) {
            String bare = CODED.matcher(candidate.trim()).replaceFirst("\"");
            if (bare.equals(tag) || bare.equals("W/" + tag)) {
                return true;
            }
        }
        return false;
    }

    /**
     * The versions that an If-Match header allows a change of.
     *
     * @throws RegistryException PRECONDITION_REQUIRED without one
     */
    public static LongPredicate required(String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw new RegistryException(
                    Kind.PRECONDITION_REQUIRED, "Send If-Match with the ETag of the version that you have read");
        }
        if (ifMatch.trim().equals("*")) {
            return version -> true;
        }
        return version -> {
            Matcher tags = ITEM.matcher(ifMatch);
            while (tags.find()) {
                if (Long.parseLong(tags.group(1)) == version) {
                    return true;
                }
            }
            return false;
        };
    }
}
