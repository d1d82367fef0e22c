package dev.sistercity.registry.transfer.preset;

import dev.sistercity.registry.shared.value.Lists;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Where the lists of an office have a field.
 *
 * @param columns names that its column has, the most telling first
 * @param value what all rows have, where no column tells
 */
@Schema(name = "ImportPresetField", description = "Where a list has a field: in a column, or the same in all rows")
record PresetField(
        @NotNull(message = "must be given")
        @Size(max = 40, message = "must have at most 40 characters")
        @Schema(description = "A field of imports", examples = "city1")
        String field,

        @Size(max = 20, message = "must be 20 at the most")
        @Schema(
                description = "Names that its column has, the most telling first",
                examples = "[\"Stadt\",\"Gemeinde\"]")
        List<
                        @NotNull(message = "must not be null")
                        @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
                        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank") String>
                columns,

        @Size(min = 1, max = 500, message = "must have 1 to 500 characters")
        @Pattern(regexp = "(?s).*\\S.*", message = "must not be blank")
        @Schema(description = "What all rows have, where no column tells", examples = "DE")
        String value) {

    PresetField {
        columns = Lists.compact(columns);
    }
}
