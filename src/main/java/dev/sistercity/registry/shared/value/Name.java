package dev.sistercity.registry.shared.value;

import dev.sistercity.registry.shared.code.LanguageTag;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A name in one language.
 *
 * @param id in its record; null for one that is in none
 * @param value the name, at most 300 characters
 * @param lang the BCP 47 tag of its language
 * @param kind {@code OFFICIAL} if null
 * @param from since when; null where that is not known, or always
 * @param until until when; null where it is still called so
 */
@Schema(
        description = "A name in one language",
        examples = "{\"value\":\"上海\",\"lang\":\"zh-Hans\",\"kind\":\"official\"}")
public record Name(
        @Pattern(regexp = Item.ID, message = "must be a short id, such as m4k2")
        @Schema(description = "Its id in this record", examples = "n4k2")
        String id,

        @NotBlank(message = "must not be blank")
        @Size(max = 300, message = "must have at most 300 characters")
        @Schema(description = "The name", examples = "上海")
        String value,

        @NotNull(message = "must name the language, such as en or zh-Hans")
        @LanguageTag
        @Schema(
                description = "The language, as a BCP 47 tag",
                examples = {"zh-Hans", "en"})
        String lang,

        @Schema(description = "official (default), short, former, alias or transliteration", examples = "official")
        NameKind kind,

        @Schema(description = "Since when it was called so (EDTF)", examples = "2017-05-13")
        EdtfDate from,

        @Schema(description = "Until when it was called so (EDTF)", examples = "2017-05-13")
        EdtfDate until)
        implements Item<Name> {

    public Name {
        kind = kind == null ? NameKind.OFFICIAL : kind;
    }

    /** A name of all times. */
    public static Name always(String value, String lang, NameKind kind) {
        return new Name(null, value, lang, kind, null, null);
    }

    /** The same name, as another kind of name. */
    public Name as(NameKind other) {
        return new Name(id, value, lang, other, from, until);
    }

    @Override
    public Name withId(String newId) {
        return new Name(newId, value, lang, kind, from, until);
    }

    @Override
    public String content() {
        return lang + " " + value;
    }

    @Override
    public boolean isLike(Name other) {
        return lang.equals(other.lang);
    }

    /** When it was called so. */
    public Period period() {
        return new Period(from, until);
    }
}
