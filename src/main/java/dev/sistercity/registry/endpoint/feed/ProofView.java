package dev.sistercity.registry.endpoint.feed;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A stretch of the chain of hashes over the log, as a caller reads it. */
@Schema(name = "Proof", description = "A stretch of the chain of hashes over the log of changes")
record ProofView(
        @Schema(
                required = true,
                description = "Hash of the change before the first item, in hexadecimal; 64 zeros before change 1")
        String previousHash,

        @Schema(required = true, description = "The changes, in the order of their numbers")
        List<Link> items,

        @Schema(required = true, description = "The last number that was given")
        long head) {

    /** One change in the chain. */
    @Schema(name = "ProofItem", description = "One change in the chain of hashes")
    record Link(
            @Schema(required = true, description = "Number of the change", examples = "42")
            long sequence,

            @Schema(
                    required = true,
                    description =
                            "What is hashed of the change: ten lines, each ended by a line feed. They are `change/1`; "
                                    + "the sequence; the time in microseconds since 1970-01-01T00:00:00Z; the actor as `<number of "
                                    + "UTF-8 bytes>:<text>`; the resource; the record's id; its version; the action; the reason as "
                                    + "the actor, or `-` for none; and SHA-256 over salt and document, in hexadecimal")
            String canonical,

            @Schema(
                    required = true,
                    description =
                            "SHA-256, in hexadecimal, over the 32 bytes of the hash before and the UTF-8 bytes of "
                                    + "`canonical`")
            String hash,

            @Schema(
                    description =
                            "With `include=documents`: 16 bytes, in hexadecimal, that are hashed before the document")
            String salt,

            @Schema(
                    description =
                            "With `include=documents`: the record after the change as it is stored, the very text "
                                    + "that is hashed. Absent where records of this kind hold what is not public")
            String document) {}
}
