package dev.sistercity.registry.edition;

import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A frozen state of the whole registry. */
@Schema(name = "Edition", description = "A frozen, numbered state of the whole registry, which never changes")
record EditionView(
        @Schema(required = true, description = "From 1, without gaps", examples = "3")
        int number,

        @Schema(required = true, description = "Number of the last change that is in it", examples = "4711")
        long sequence,

        @Schema(required = true, description = "Hash of that change in the chain, in hexadecimal")
        String hash,

        @Schema(
                required = true,
                description = "Time of that change: send it as `knownAt` to read anything as it was then")
        Instant knownAt,

        @Schema(required = true, description = "When it was frozen")
        Instant madeAt,

        @Schema(required = true, description = "SHA-256 of the file at `recordsHref`, in hexadecimal")
        String checksum,

        @Schema(required = true, description = "How many records of each collection are in it")
        Map<String, Integer> records,

        @Schema(required = true, description = "Its lasting address", examples = "/v1/editions/3")
        String href,

        @Schema(required = true, description = "All its records, a JSON object on each line")
        String recordsHref,

        @Schema(required = true, description = "What became different since the edition before")
        String differenceHref,

        @Schema(required = true, description = "How to cite it")
        String citation) {}
