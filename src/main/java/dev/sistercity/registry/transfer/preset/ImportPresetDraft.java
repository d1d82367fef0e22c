package dev.sistercity.registry.transfer.preset;

import dev.sistercity.registry.shared.value.Lists;
import dev.sistercity.registry.transfer.statement.Field;
import dev.sistercity.registry.transfer.statement.Preset;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The shape of an office's own lists, as clients write it.
 *
 * @param name by which imports ask for it
 * @param city whose office may change it; null for the registrar's
 * @param fields in the order that they have in a list without a header
 */
@Schema(name = "ImportPresetDraft", description = "Which columns of an office's own lists hold what")
record ImportPresetDraft(
        @NotNull(message = "must be given")
        @Pattern(
                regexp = "[a-z0-9][a-z0-9-]{0,29}",
                message = "must be 1 to 30 lower-case letters, digits and dashes, no dash first")
        @Schema(description = "By this name imports ask for it; no two have the same", examples = "ulm-partners")
        String name,

        @Size(max = 300, message = "must have at most 300 characters")
        @Schema(description = "What lists it is for", examples = "The yearly list of our office for culture")
        String description,

        @Size(max = 200, message = "must have at most 200 characters")
        @Schema(
                description =
                        "The city whose office may change it: an id, or {scheme}:{value}; none for the registrar's",
                examples = "geonames:2820256")
        String city,

        @NotNull(message = "must be given")
        @Size(min = 1, max = MOST_FIELDS, message = "must be 1 to 100")
        @Schema(description = "Each field once, in the order that they have in a list without a header")
        List<@NotNull(message = "must not be null") @Valid PresetField> fields) {

    private static final int MOST_FIELDS = 100;

    public ImportPresetDraft {
        fields = fields == null ? null : Lists.compact(fields);
    }

    /** As imports take it. */
    Preset preset() {
        Map<Field, List<String>> columns = new LinkedHashMap<>();
        Map<Field, String> values = new LinkedHashMap<>();
        for (PresetField one : fields) {
            Field field = Field.of(one.field()).orElseThrow();
            if (!one.columns().isEmpty()) {
                columns.put(field, one.columns());
            }
            if (one.value() != null) {
                values.put(field, one.value());
            }
        }
        return new Preset(name, description, columns, values);
    }
}
